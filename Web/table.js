// Tables of text: which character separates the columns, what they are called, and which ones are wanted.
// The server reads the numbers and says what is wrong with them; this is for showing and choosing.

/**
 * A table's rows of cells.
 * @param {string} text
 * @returns {{separator: string, header: string[], rows: string[][], hasHeader: boolean}}
 */
export function parse(text) {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const first = lines[0] ?? "";
  const separator = ["\t", ";", ","].find((candidate) => first.includes(candidate)) ?? ",";
  const cells = (line) => line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const isNumber = (cell) => cell !== "" && Number.isFinite(Number(cell.replace(",", ".")));
  const head = cells(first);
  const hasHeader = !head.every(isNumber);
  const header = hasHeader ? head : head.map((_, index) => (index === 0 ? "t" : `x${index}`));
  return { separator, header, rows: lines.slice(hasHeader ? 1 : 0).map(cells), hasHeader };
}

/**
 * The column that is probably the time: one with such a name, or else the first.
 * @param {string[]} header
 * @returns {number}
 */
export function timeColumn(header) {
  const found = header.findIndex((name) => /^(t|time|zeit|temps|date|year|seconds?)\b/i.test(name));
  return Math.max(0, found);
}

/**
 * A table with some of the columns.
 * @param {{separator: string, header: string[], rows: string[][]}} table
 * @param {number[]} chosen
 * @param {number} time
 * @returns {string}
 */
export function selection({ separator, header, rows }, chosen, time) {
  const order = [time, ...chosen.filter((index) => index !== time)];
  const line = (cells) => order.map((index) => cells[index] ?? "").join(separator);
  return `${[line(header.map((name, index) => (index === time ? "t" : name))), ...rows.map(line)].join("\n")}\n`;
}

// The figures of Examples/lynx-hare.csv, whose README names their source.
const hares = [
  30,
  47.2,
  70.2,
  77.4,
  36.3,
  20.6,
  18.1,
  21.4,
  22,
  25.4,
  27.1,
  40.3,
  57,
  76.6,
  52.3,
  19.5,
  11.2,
  7.6,
  14.6,
  16.2,
  24.7,
];
const lynxes = [
  4,
  6.1,
  9.8,
  35.2,
  59.4,
  41.7,
  19,
  13,
  8.3,
  9.1,
  7.4,
  8,
  12.3,
  19.5,
  45.7,
  51.1,
  29.7,
  15.8,
  9.7,
  10.1,
  8.6,
];
const furs = `t,hare,lynx\n${hares.map((hare, year) => `${1900 + year},${hare},${lynxes[year]}`).join("\n")}\n`;

/** Files to try: measured, or simulated with noise. */
export const samples = [
  {
    name: "Lynx and hare, 1900 to 1920",
    hint: "Furs traded by the Hudson’s Bay Company, in thousands.",
    text: furs,
  },
  {
    name: "A cup that cools (simulated)",
    hint: "The temperature of a cup of tea in a room, in °C, every two minutes.",
    text: `minutes,temperature\n${
      Array.from({ length: 25 }, (_, index) =>
        `${index * 2},${
          (21 + 62 * Math.exp(-0.052 * index * 2) + 0.25 * Math.sin(index * 12.9898) * Math.cos(index * 4.1414))
            .toFixed(2)
        }`).join("\n")
    }\n`,
  },
  {
    name: "A swing, angle only (simulated)",
    hint: "The angle of a swing in rad; how fast it turned was not measured.",
    text: `t,theta\n${
      Array.from({ length: 90 }, (_, index) =>
        `${(index * 0.12).toFixed(2)},${
          (0.42 * Math.exp(-0.09 * index * 0.12) * Math.cos(2.42 * index * 0.12) + 0.003 * Math.sin(index * 78.233))
            .toFixed(4)
        }`).join("\n")
    }\n`,
  },
];
