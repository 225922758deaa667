// The server's interface: requests out, answers in, and a list of what was said for those who want to see it.

/** An answer that is an error, or none at all. */
export class ApiError extends Error {
  /**
   * @param {number} status 0 where the server could not be reached
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Whoever wants to see each call: functions of `{method, path, body, status, answer, text}`. */
export const listeners = new Set();

function detail(answer, status) {
  const said = answer?.detail;
  if (typeof said === "string") return said;
  if (Array.isArray(said)) {
    return said.map((issue) => {
      const place = (issue.loc ?? []).filter((part) => !["body", "query"].includes(part)).join(" ");
      const message = issue.ctx?.error ?? issue.msg;
      return place && issue.type !== "csv_invalid" ? `${place}: ${message}` : message;
    }).join("; ");
  }
  return `The server answered with status ${status}.`;
}

/**
 * Sends a request and reads the JSON of its answer.
 * @param {string} method
 * @param {string} path below the page's own address
 * @param {Object|string} [body] an object is sent as JSON, a text as a table
 * @param {{signal?: AbortSignal, isQuiet?: boolean}} [options]
 * @returns {Promise<any>}
 */
export async function call(method, path, body, { signal, isQuiet } = {}) {
  const isTable = typeof body === "string";
  const sent = body === undefined ? undefined : isTable ? body : JSON.stringify(body);
  let response, text;
  try {
    response = await fetch(path, {
      method,
      signal,
      body: sent,
      headers: sent === undefined ? {} : { "content-type": isTable ? "text/csv" : "application/json" },
    });
    text = await response.text();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0, "The server cannot be reached. Is it still running?");
  }
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    throw new ApiError(
      response.status,
      `The server answered with something that is not JSON (status ${response.status}).`,
    );
  }
  if (!isQuiet) {
    for (const tell of listeners) tell({ method, path, body: sent, isTable, status: response.status, text });
  }
  if (!response.ok) throw new ApiError(response.status, detail(answer, response.status));
  return answer;
}

const sessions = "interactive/sessions";

/** The systems that there are. */
export const systems = () => call("GET", "interactive/systems", undefined, { isQuiet: true });

/** Presets of model APIs; `null` where the server has none. */
export async function providers() {
  try {
    return await call("GET", "interactive/providers", undefined, { isQuiet: true });
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/**
 * The models that an API offers.
 * @param {Object} request `base_url` and `api_key`
 * @param {AbortSignal} [signal]
 */
export const models = (request, signal) => call("POST", "interactive/models", request, { signal, isQuiet: true });

/**
 * Begins a session about a drawn problem.
 * @param {Object} wishes
 */
export const begin = (wishes, options) => call("POST", sessions, wishes, options);

/**
 * Begins a session about a table of measurements.
 * @param {string} table CSV
 * @param {Object} query `hint`, `max_turns`, …
 */
export function beginTable(table, query, options) {
  const said = Object.entries(query).filter(([, value]) => value !== "" && value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
  return call("POST", `${sessions}?${said}`, table, options);
}

/** Where a session stands. */
export const summary = (id, options) => call("GET", `${sessions}/${id}`, undefined, options);

/** Forgets a session. */
export const end = (id, options) => call("DELETE", `${sessions}/${id}`, undefined, options);

/** Takes a turn by hand. */
export const step = (id, action, options) => call("POST", `${sessions}/${id}/step`, action, options);

/** Lets the built-in solver take a turn. */
export const solverStep = (id, options) => call("POST", `${sessions}/${id}/solver-step`, {}, options);

/** Lets a language model take a turn. */
export const modelStep = (id, request, options) => call("POST", `${sessions}/${id}/llm-step`, request, options);

/** Looks at a proposal without taking a turn. */
export const preview = (id, action, options) => call("POST", `${sessions}/${id}/preview`, action, options);

/**
 * Watches a session.
 * @param {string} id
 * @param {function(string, Object)} tell called with the kind and the content of each event
 * @returns {function()} ends the watch
 */
export function watch(id, tell) {
  const source = new EventSource(`${sessions}/${id}/events`);
  for (const kind of ["begun", "progress", "text", "reasoning", "waiting", "answered", "failed"]) {
    source.addEventListener(kind, (event) => tell(kind, JSON.parse(event.data)));
  }
  return () => source.close();
}

/**
 * A line for a shell that makes the same call.
 * @param {{method: string, path: string, body?: string, isTable?: boolean}} made
 * @returns {string}
 */
export function curl({ method, path, body, isTable }) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const address = new URL(path, document.baseURI).href;
  if (body === undefined) {
    return method === "GET" ? `curl -s ${quoted(address)}` : `curl -s -X ${method} ${quoted(address)}`;
  }
  const type = isTable ? "text/csv" : "application/json";
  return `curl -s ${quoted(address)} -H 'content-type: ${type}' --data-binary ${quoted(body)}`;
}
