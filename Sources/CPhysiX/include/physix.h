/// PhysiX for C, and for everything that calls C: proposals in, rewards out.
///
/// All functions may be called from any number of threads at once, and after a fork. None keeps anything between two
/// calls, starts a thread, opens a file or reads a clock. Texts are UTF-8; bytes that are not are read as U+FFFD.
///
/// Wrong input is a status and a document that says what is wrong:
///
///     {"kind": "equation", "message": "unknown name `k`", "hint": "…", "range": [12, 13]}
///
/// `hint` and `range`, bytes of the text at fault, are null where there are none. Passing NULL where that is not allowed,
/// a length that is too large, or a problem that was released is not detected.
#ifndef PHYSIX_H
#define PHYSIX_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if !defined(__clang__)
#define _Nonnull
#define _Nullable
#endif

/// How a call ended.
typedef int32_t physix_status;
enum {
    /// It did what it was asked to; the answer is what the function promises.
    PHYSIX_DONE = 0,
    /// The input cannot be used; the answer says why.
    PHYSIX_REFUSED = 1
};

/// A problem: samples, the names that equations may use, the initial state. It never changes.
typedef struct physix_problem physix_problem;

/// The version of this interface; it changes where a caller has to.
#define PHYSIX_INTERFACE 1

/// The ``PHYSIX_INTERFACE`` that the library was built with.
int32_t physix_interface(void);

/// Gives back a text that a function returned; NULL is allowed.
void physix_free(char *_Nullable text);

// -- Problems ---------------------------------------------------------------------------------------------------------

/// Reads a problem in JSON: state_variables, trajectory, initial_state, hint, driven, system_id (Docs/Contract.md §10).
///
/// @param json     the document.
/// @param length   its length in bytes.
/// @param problem  receives the problem, to be released; NULL where it is refused.
/// @param refusal  receives what is wrong, to be freed; NULL where nothing is.
physix_status physix_problem_read(
    const uint8_t *_Nonnull json, size_t length, physix_problem *_Nullable *_Nonnull problem,
    char *_Nullable *_Nonnull refusal);

/// Draws a problem from a system: system_id, seed, noise, samples, reveal, variant; all but system_id have defaults.
///
/// @param json     an object with these members.
/// @param length   its length in bytes.
/// @param problem  receives the problem, to be released; NULL where it is refused.
/// @param refusal  receives what is wrong, to be freed; NULL where nothing is.
physix_status physix_problem_draw(
    const uint8_t *_Nonnull json, size_t length, physix_problem *_Nullable *_Nonnull problem,
    char *_Nullable *_Nonnull refusal);

/// A problem in JSON, as ``physix_problem_read`` reads it, to be freed. The truth behind it is not in it.
char *_Nonnull physix_problem_write(const physix_problem *_Nonnull problem);

/// The truth behind a problem that was drawn, `{"equation", "params"}` in JSON, to be freed; NULL where it is not known.
char *_Nullable physix_problem_truth(const physix_problem *_Nonnull problem);

/// Gives a problem back. No call that uses it may be under way.
void physix_problem_release(physix_problem *_Nonnull problem);

// -- Scores -----------------------------------------------------------------------------------------------------------

/// The places of a reward's parts in a row of scores (Docs/Contract.md §4).
enum {
    PHYSIX_MATCH,
    PHYSIX_PROGRESS,
    PHYSIX_SIMPLICITY,
    PHYSIX_FORMAT,
    PHYSIX_TOTAL,
    PHYSIX_MATCH_DENSE,
    PHYSIX_CORRECTNESS,
    PHYSIX_SHAPE,
    PHYSIX_FREQ,
    PHYSIX_AMPLITUDE,
    /// How many there are.
    PHYSIX_PARTS
};

/// Any number of proposals. All arrays are the caller's, and have a place for each proposal unless said otherwise.
///
/// Texts stand one behind the other. Each ends where `…_ends` says and begins where the one before ended.
typedef struct physix_batch {
    /// What each proposal is about.
    const physix_problem *_Nonnull const *_Nonnull problems;
    /// Equations; or, where `names` is NULL, whole answers of language models, read as in live play.
    const uint8_t *_Nonnull texts;
    const uint64_t *_Nonnull text_ends;
    /// The names of each proposal's parameters, separated by line feeds; or NULL for all.
    const uint8_t *_Nullable names;
    const uint64_t *_Nullable name_ends;
    /// The values of all parameters of all proposals, and where each proposal's end; NULL where `names` is.
    const double *_Nullable values;
    const uint64_t *_Nullable value_ends;
    /// The match of the turn before each proposal, for the progress; NULL for 0.
    const double *_Nullable previous_matches;
} physix_batch;

/// Scores some of the proposals of a batch: those from the place `from` up to, without it, the place `to`.
///
/// @param batch       the proposals.
/// @param from        the first to be scored.
/// @param to          the one after the last.
/// @param scores      receives PHYSIX_PARTS numbers for each proposal of the whole batch; only those of `from..<to` are
///                    written.
/// @param error_ends  receives for each proposal of the whole batch where its error ends in `errors`; those that did not
///                    fail have an empty one. Only those of `from..<to` are written.
/// @return            the errors, to be freed, one behind the other, each as in the answers of `physix score`:
///                    {"kind": "parse" | "simulation", "message", "range"?}.
char *_Nonnull physix_score_batch(
    const physix_batch *_Nonnull batch, size_t from, size_t to, double *_Nonnull scores, uint64_t *_Nonnull error_ends);

/// Scores one proposal of a batch and tells everything about it, as a line of `physix score` does, to be freed:
/// {"reward", "reward_breakdown", "r_squared", "fitted_initial_state"?, "mismatch_summary", "error"}.
char *_Nonnull physix_score_fully(const physix_batch *_Nonnull batch, size_t place);

// -- Systems, simulations, equations -----------------------------------------------------------------------------------

/// The systems that problems can be drawn from, as `physix systems --json` prints them, to be freed.
char *_Nonnull physix_systems(void);

/// Solves equations of motion at given times.
///
/// @param json    equation, params, initial_state (a number for each variable, hidden velocities included), t (strictly
///                increasing), and optionally rtol and atol.
/// @param length  its length in bytes.
/// @param answer  receives, to be freed, {"state_variables", "y", "ending"}: a row for each time, null where it was not
///                reached, and the sentence that says why; `ending` is null where all were. Or a refusal.
physix_status physix_simulate(
    const uint8_t *_Nonnull json, size_t length, char *_Nullable *_Nonnull answer);

/// Reads equations of motion and writes them for others.
///
/// @param json    equation, and optionally params and state_variables; names that nobody declared are inferred.
/// @param length  its length in bytes.
/// @param answer  receives, to be freed, {"state_variables", "parameters", "equation", "numeric", "complexity", "latex", "mathml",
///                "sympy", "scipy"}, with the params in the places of
///                their names in `numeric`, `latex` and `mathml` where all are given. Or a refusal.
physix_status physix_equation(
    const uint8_t *_Nonnull json, size_t length, char *_Nullable *_Nonnull answer);

// -- Discovery ---------------------------------------------------------------------------------------------------------

/// One of several parts of a search that do not depend on each other.
typedef void (*physix_part)(const void *_Nonnull work, size_t index);

/// How a search asks its caller for what it has not got itself: threads, and whether to go on.
typedef struct physix_search {
    /// Handed on to both functions.
    void *_Nullable context;
    /// Called every few milliseconds, on the thread that called `physix_discover`, with the part of the effort that is
    /// spent; where it returns 0, the search ends with the best law so far.
    int32_t (*_Nonnull goes_on)(void *_Nullable context, double spent);
    /// Calls `part(work, index)` once for each index below `count`, on any threads, and returns when all calls have.
    void (*_Nonnull perform)(
        void *_Nullable context, size_t count, physix_part _Nonnull part, const void *_Nonnull work);
    /// How many parts `perform` carries out at a time; with 1 it is never called.
    size_t width;
} physix_search;

/// Searches for the law behind measured samples; what it finds does not depend on the number of threads.
///
/// @param json    state_variables, experiments (an array of {"t", "y"}, a row for each time, null for a missing value),
///                and optionally order ("auto", "1", "2"), driven, hint, terms, forbid, effort, bootstrap and seed.
/// @param length  its length in bytes.
/// @param search  how it asks its caller.
/// @param answer  receives, to be freed, the laws as in `physix discover --json` (Docs/Contract.md §10), and
///                {"initial_states", "noise", "outliers", "jumps", "seems_driven", "was_stopped", "notes"}. Or a refusal.
physix_status physix_discover(
    const uint8_t *_Nonnull json, size_t length, const physix_search *_Nonnull search,
    char *_Nullable *_Nonnull answer);

// -- Completions ------------------------------------------------------------------------------------------------------

/// Reads a language model's whole answer as live play does, which never fails.
///
/// @param text    the answer.
/// @param length  its length in bytes.
/// @return        `{"action": {"equation", "params", "rationale"}, "remark"}`, to be freed; the remark says what was wrong
///                with the answer, or is null.
char *_Nonnull physix_completion_read(const uint8_t *_Nonnull text, size_t length);

#ifdef __cplusplus
}
#endif

#endif
