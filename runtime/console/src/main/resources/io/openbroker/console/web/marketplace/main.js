// The page: its parts, and which of them the address shows.
import { Catalog } from "./catalog.js";
import { Exchanges } from "./exchanges.js";
import { Instance } from "./instance.js";
import { Order } from "./order.js";
import { configure, connect, instances, start, store, subscribe } from "./store.js";
import { Heading, html, render, Text, useEffect, useState } from "./view.js";
import { marketplace as text } from "../common/strings.js";

function App() {
  const [, redraw] = useState(0);
  const [route, setRoute] = useState(location.hash);
  useEffect(() => subscribe(() => redraw((count) => count + 1)), []);
  useEffect(() => {
    const follow = () => setRoute(location.hash);
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return html`<header class="frame">
      <a class="brand" href="#/">${text.title}</a>
      <${Platform} />
    </header>
    <div class="columns">
      <main>${store.problem
        ? html`<h1>${text.title}</h1>
            <div class="problem" role="alert"><p><${Text} value=${store.problem} /></p>
              <button type="button" onClick=${connect}>${text.tryAgain}</button></div>`
        : store.offerings
          ? html`<${Page} key=${route} route=${route} />`
          : html`<h1>${text.title}</h1><p role="status">${text.loading}</p>`}</main>
      <${Exchanges} />
    </div>`;
}

function Page({ route }) {
  const [, kind, id, planId] = route.split("/").map(decodeURIComponent);
  const offering = store.offerings.find((one) => one.id === id);
  const plan = offering?.plans.find((one) => one.id === planId);
  const instance = instances().find((one) => one.id === id);
  if (kind === "order" && offering && plan) {
    return html`<${Order} offering=${offering} plan=${plan} />`;
  }
  if (kind === "instances" && instance) {
    return html`<${Instance} instance=${instance} />`;
  }
  return html`<${Heading}>${text.offerings}</${Heading}>
    <p class="lead">${text.lead}</p>
    <${Catalog} offerings=${store.offerings} />`;
}

function Platform() {
  const { kind, contexts, path } = store.settings;
  const set = (name, value) =>
    configure({ contexts: { ...contexts, [kind]: { ...contexts[kind], [name]: value } } });
  const platforms = store.broker?.platforms ?? [];
  return html`<div class="platform">
    ${store.broker && html`<p class="broker">${text.brokerAt} <code>${store.broker.url}</code></p>`}
    ${platforms.length > 1 && html`<label>${text.brokerPlatform}${" "}
      <select value=${path} onChange=${(event) => {
        configure({ path: event.target.value });
        connect();
      }}>${platforms.map(({ name, path: prefix }) => html`<option key=${name} value=${name}>${prefix || "/"}</option>`)}</select>
    </label>`}
    <label>${text.kind}${" "}
      <select id="kind" value=${kind} onChange=${(event) => configure({ kind: event.target.value })}>
        ${Object.entries(text.kinds).map(([name, label]) => html`<option key=${name} value=${name}>${label}</option>`)}
      </select></label>
    <details><summary>${text.context}</summary>
      <p class="hint">${text.contextHint}</p>
      ${Object.entries(contexts[kind]).map(([name, value]) => html`<label key=${name}>${text.contextFields[name]}
        <input type="text" autocomplete="off" value=${value} onInput=${(event) => set(name, event.target.value)} /></label>`)}
    </details>
  </div>`;
}

render(html`<${App} />`, document.getElementById("app"));
start();
