// Every request that was sent to the broker, with its response, and what can go wrong on the way.
import { chooseFault, lastChange, repeat, store } from "./store.js";
import { Copy, html, useId, useState } from "./view.js";
import { marketplace as text } from "../common/strings.js";

export function Exchanges() {
  const [problem, setProblem] = useState("");
  const again = async (exchange) => {
    setProblem("");
    try {
      await repeat(exchange);
    } catch (failure) {
      setProblem(failure.message);
    }
  };
  const groups = grouped(store.exchanges).reverse();
  return html`<aside aria-labelledby="exchanges">
    <h2 id="exchanges">${text.exchanges}</h2>
    <${Faults} again=${again} />
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    ${groups.length === 0 && html`<p>${text.noExchanges}</p>`}
    <ol class="exchanges">${groups.map(({ exchange, count }) => html`<li key=${exchange.first ?? exchange.id}>
      <${Exchange} exchange=${exchange} count=${count} again=${again} /></li>`)}</ol>
  </aside>`;
}

/** Polls of one operation that follow each other count as one; the last of them is shown. */
function grouped(exchanges) {
  const groups = [];
  for (const exchange of exchanges) {
    const last = groups.at(-1);
    const isPoll = exchange.operation.startsWith("last_") && exchange.repeat_of === undefined;
    if (isPoll && last?.exchange.target === exchange.target) {
      groups[groups.length - 1] = { exchange: { ...exchange, first: last.exchange.first ?? last.exchange.id }, count: last.count + 1 };
    } else {
      groups.push({ exchange, count: 1 });
    }
  }
  return groups;
}

function Faults({ again }) {
  const id = useId();
  const last = lastChange();
  return html`<fieldset class="faults"><legend>${text.faults}</legend>
    <div class="field"><label for=${id}>${text.nextRequest}</label>
      <select id=${id} value=${store.fault} onChange=${(event) => chooseFault(event.target.value)}>
        ${Object.entries(text.fault).map(([name, label]) => html`<option key=${name} value=${name}>${label}</option>`)}
      </select></div>
    <button type="button" class="small" disabled=${!last} title=${last ? undefined : text.nothingToRepeat}
      onClick=${() => again(last)}>${text.repeatLast}</button>
  </fieldset>`;
}

function Exchange({ exchange, count, again }) {
  const what = exchange.method + " " + exchange.target;
  const status = exchange.response?.status;
  const notes = [
    exchange.fault === "lose_response" && text.lostOnPurpose,
    exchange.fault === "hang_up" && text.hungUp,
    exchange.repeat_of !== undefined && text.repeated(exchange.repeat_of),
    count > 1 && text.polled(count),
  ].filter(Boolean);
  return html`<details class="exchange">
    <summary><span class="method">${exchange.method}</span>${" "}
      <span class=${"status " + (status === undefined ? "none" : "s" + String(status)[0])}>${status ?? text.noResponse}</span>${" "}
      <bdi class="target">${exchange.target.split("?")[0]}</bdi>${" "}
      <span class="hint">#${exchange.id} · ${text.milliseconds(exchange.milliseconds)}${notes.map((note) => " · " + note)}</span></summary>
    <p class="actions"><button type="button" class="small" aria-label=${text.repeatNamed(what)} onClick=${() => again(exchange)}
      >${text.repeat}</button> <${Copy} value=${exchange.curl} label=${text.curlNamed(what)} shown=${text.copyCurl} /></p>
    <${Message} title=${text.request} line=${what} message=${exchange.request} />
    ${exchange.response
      ? html`<${Message} title=${text.response} line=${String(status)} message=${exchange.response} />`
      : html`<p class="problem">${exchange.no_response}</p>`}
  </details>`;
}

function Message({ title, line, message }) {
  return html`<h3>${title}</h3>
    <pre tabindex="0" role="group" aria-label=${title}><strong>${line}</strong>${"\n"}${message.headers.map(([name, value]) =>
      html`<span class="header">${name}:</span> ${value}${"\n"}`)}${message.body && "\n" + message.body}${
      message.truncated ? "\n" + text.truncated : ""}</pre>`;
}
