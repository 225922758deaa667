"""Reference values of SplitMix64, xoshiro256** and its jump, from the definitions of their authors."""

import math

MASK = (1 << 64) - 1


def splitmix(state, count):
    values = []
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        values.append(z ^ (z >> 31))
    return values


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def step(s):
    result = (rotate((s[1] * 5) & MASK, 7) * 9) & MASK
    t = (s[1] << 17) & MASK
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotate(s[3], 45)
    return result


def jump(s):
    reached = [0, 0, 0, 0]
    for word in (0x180EC6D33CFD0ABA, 0xD5A61266F0C9392C, 0xA9582618E03FC9AA, 0x39ABDC4529B1661C):
        for bit in range(64):
            if word >> bit & 1:
                reached = [a ^ b for a, b in zip(reached, s)]
            step(s)
    s[:] = reached


class Generator:
    """A sub-stream of a seed, with the distributions that problems are drawn from."""

    def __init__(self, seed, stream=0):
        self.state = splitmix(seed, 4)
        for _ in range(stream):
            jump(self.state)

    def uniform(self, lower=0.0, upper=1.0):
        return lower + (upper - lower) * ((step(self.state) >> 11) * 2.0**-53)

    def gaussian(self):
        while True:
            x, y = self.uniform(-1, 1), self.uniform(-1, 1)
            square = x * x + y * y
            if 0 < square < 1:
                return x * math.sqrt(-2 * math.log(square) / square)


if __name__ == "__main__":
    print("SplitMix64(1477776061723855037)", splitmix(1477776061723855037, 5))
    state = [1, 2, 3, 4]
    print("xoshiro256**(1, 2, 3, 4)", [step(state) for _ in range(10)])
    for stream in range(3):
        generator = Generator(42, stream)
        values = [step(generator.state) for _ in range(3)]
        print("seed 42, stream", stream, values, [(v >> 11) * 2.0**-53 for v in values])
    print("gaussian of seed 42", Generator(42).gaussian())
