// The server of the marketplace, which sends what the page wants to the broker.
import { marketplace as text } from "../common/strings.js";

async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  let response;
  try {
    response = await fetch("/api/" + path, options);
  } catch {
    throw new Error(text.away);
  }
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.error);
  }
  return answer;
}

export const api = {
  broker: () => ask("broker"),
  exchanges: () => ask("exchanges"),
  send: (call) => ask("requests", call),
  repeat: (exchange) => ask("repeat", { exchange }),
  check: (call) => ask("check", call),
};
