import { operations as words } from "../common/strings.js";

// The lease of a replica is 20 seconds.
const SILENT_SECONDS = 20;

/** What an operator is told about an operation in progress: what it does, and what to do about it. */
export function advice(operation) {
  if (operation.state !== "in_progress") {
    return words.advice[operation.state];
  }
  if (operation.failing) {
    return words.advice.failing;
  }
  return words.advice[operation.activity] ?? words.advice.working;
}

/** Why an operation needs attention. What people do takes long by nature, and is no failure. */
export function reasonOf(operation) {
  return operation.activity === "manual" && operation.reason === "slow" ? "manual" : operation.reason;
}

/** The changes that make sense for an operation as it is. The server decides. */
export function changes(operation) {
  if (operation.state !== "in_progress") {
    return [];
  }
  const waits = ["resting", "delegated", "manual"].includes(operation.activity);
  return [
    ...(["resting", "delegated"].includes(operation.activity) ? ["retry"] : []),
    ...(waits ? ["succeed"] : []),
    ...(operation.failing ? [] : ["fail"]),
  ];
}

/** The one sentence that an operator reads first, and how bad it is: "good", "warning" or "bad". */
export function verdict(overview) {
  const attention = overview.attention ?? [];
  const stuck = attention.filter((operation) => reasonOf(operation) !== "manual").length;
  if (overview.status === "unavailable") {
    return { severity: "bad", text: words.verdict.unavailable };
  }
  if (stuck > 0) {
    return { severity: "bad", text: words.verdict.stuck(stuck, overview.attention_more) };
  }
  if (overview.status !== "ready") {
    return { severity: "warning", text: words.verdict[overview.status] };
  }
  return attention.length > 0
    ? { severity: "warning", text: words.verdict.manual(attention.length, overview.attention_more) }
    : { severity: "good", text: words.verdict.good };
}

/** What else an operator should know at once, such as a clock that is wrong; each a sentence with its remedy. */
export function warnings(overview) {
  const silent = (overview.replicas ?? []).filter(isSilent).length;
  return [
    ...(overview.status === "unavailable" ? [words.warnings.unavailable] : []),
    ...(overview.state.warning ? [overview.state.warning] : []),
    ...(silent > 0 ? [words.warnings.silent(silent)] : []),
    ...(overview.status === "stopping" ? [words.warnings.draining] : []),
  ];
}

/** Whether a replica has sent no heartbeat for so long that others may have taken over its work. */
export function isSilent(replica) {
  return replica.heartbeat_age_seconds > SILENT_SECONDS;
}
