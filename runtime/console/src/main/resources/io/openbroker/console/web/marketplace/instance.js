// A service instance: its progress, its bindings with their credentials, and what can be changed.
import { Change } from "./order.js";
import { planName, State } from "./catalog.js";
import {
  bind, deprovision, fetchBinding, fetchInstance, forget, offeringOf, planOf, problemOf, repeat, rotate, store, unbind, update,
} from "./store.js";
import { Copy, Heading, html, Link, Text, useEffect, useId, useRef, useState } from "./view.js";
import { isObject } from "./schema.js";
import { marketplace as text } from "../common/strings.js";

export function Instance({ instance }) {
  const [open, setOpen] = useState("");
  const [problem, setProblem] = useState("");
  const offering = offeringOf(instance);
  const plan = planOf(instance);
  const close = () => setOpen("");
  const act = async (action) => {
    setProblem("");
    try {
      setProblem(sentenceOf(await action()));
    } catch (failure) {
      setProblem(failure.message);
    }
  };
  const remove = () => act(async () => {
    const rejected = await deprovision(instance);
    if (!rejected && !store.instances.includes(instance)) {
      location.hash = "#/";
    }
    return rejected;
  });
  const bindable = plan?.bindable ?? offering?.bindable;
  return html`<p><a href="#/">${text.back}</a></p>
    <${Heading}><${Text} value=${instance.name} /></${Heading}>
    <p><${Text} value=${text.instanceOf(instance.offering, instance.plan)} /></p>
    ${problem && html`<p class="problem" role="alert"><${Text} value=${problem} /></p>`}
    <${Progress} one=${instance} />
    <dl class="facts"><dt>${text.id}</dt><dd><code>${instance.id}</code></dd>
      ${instance.dashboard_url && html`<dt>${text.dashboard}</dt>
        <dd><${Link} url=${instance.dashboard_url}>${text.openDashboard}</${Link}></dd>`}</dl>
    <p class="actions">
      ${plan && html`<button type="button" onClick=${() => setOpen("update")} disabled=${instance.polled}>${text.update}</button>${" "}`}
      <button type="button" class="danger" onClick=${() => setOpen("delete")} disabled=${instance.state === "deleting"}
        >${text.delete}</button>${" "}
      <button type="button" class="link" title=${text.forgetHint} onClick=${() => {
        forget(instance);
        location.hash = "#/";
      }}>${text.forget}</button></p>
    ${open === "delete" && html`<${Question} close=${close} confirm=${() => {
      close();
      remove();
    }} instance=${instance} />`}
    ${open === "update" && plan && html`<${Update} instance=${instance} offering=${offering} close=${close} />`}
    <section aria-labelledby="bindings">
      <h2 id="bindings">${text.bindings}</h2>
      ${instance.bindings.length === 0 && html`<p>${bindable ? text.noBindings : text.notBindable}</p>`}
      ${instance.bindings.map((binding) => html`<${Binding} key=${binding.id} instance=${instance} binding=${binding} plan=${plan}
        offering=${offering} act=${act} />`)}
      ${bindable && open !== "bind" && html`<p><button type="button" class=${instance.bindings.length === 0 ? "primary" : ""}
        disabled=${instance.state !== "ready"} onClick=${() => setOpen("bind")}>${text.bind}</button></p>`}
      ${open === "bind" && html`<${Bind} instance=${instance} plan=${plan} close=${close} />`}
    </section>`;
}

function sentenceOf(rejected) {
  return typeof rejected === "string" ? rejected : rejected?.sentence ?? "";
}

/** What the broker says of the last operation; read aloud when it changes. */
function Progress({ one }) {
  const lost = one.state === "unknown" && store.exchanges.findLast((exchange) =>
    exchange.operation === one.operation && exchange.target.includes(one.id));
  return html`<div class=${"progress " + one.state}>
    <p role="status"><${State} of=${one} />${one.said && html` <span><${Text} value=${one.said} /></span>`}</p>
    ${one.polled && html`<div class="working" aria-hidden="true"></div>`}
    ${lost && html`<p>${text.lostRemedy} <button type="button" class="small" onClick=${() => repeat(lost)}>${text.again}</button></p>`}
    ${one.violations?.length > 0 && html`<div class="problem"><p>${text.violations}</p>
      <ul>${one.violations.map((violation) => html`<li key=${violation}><${Text} value=${violation} /></li>`)}</ul></div>`}
  </div>`;
}

function Question({ instance, confirm, close }) {
  const dialog = useRef(null);
  useEffect(() => dialog.current.showModal(), []);
  return html`<dialog ref=${dialog} onClose=${close} aria-labelledby="question">
    <p id="question"><${Text} value=${text.deleteQuestion(instance.name)} /></p>
    ${instance.bindings.length > 0 && html`<p>${text.deleteBindings(instance.bindings.length)}</p>`}
    <p class="actions"><button type="button" class="danger" onClick=${confirm}>${text.delete}</button>${" "}
      <button type="button" onClick=${close}>${text.cancel}</button></p>
  </dialog>`;
}

function Update({ instance, offering, close }) {
  const [recorded, setRecorded] = useState(offering.instances_retrievable ? undefined : {});
  const [problem, setProblem] = useState("");
  const [planId, setPlanId] = useState(instance.plan_id);
  const id = useId();
  useEffect(() => {
    if (offering.instances_retrievable) {
      fetchInstance(instance)
        .then((result) => {
          setProblem(result.kind === "done" ? "" : problemOf(result));
          setRecorded(result.kind === "done" ? result.body : {});
        })
        .catch((failure) => {
          setProblem(failure.message);
          setRecorded({});
        });
    }
  }, []);
  if (!recorded) {
    return html`<p role="status">${text.inProgress}</p>`;
  }
  const plan = offering.plans.find((one) => one.id === planId);
  const canChange = offering.plans.find((one) => one.id === instance.plan_id)?.plan_updateable ?? offering.plan_updateable;
  const shown = isObject(recorded.parameters);
  const begin = (shown ? recorded.parameters : instance.parameters) ?? {};
  const schema = plan.schemas?.service_instance?.update?.parameters;
  return html`<section class="panel" aria-labelledby=${id + "-title"}>
    <h2 id=${id + "-title"}><${Text} value=${text.updating(instance.name)} /></h2>
    ${problem && html`<p class="problem" role="alert"><${Text} value=${problem} /></p>`}
    <p class="hint">${shown ? text.prefilled : text.prefilledHere}</p>
    <${Change} operation="update" plan=${plan} schema=${schema} begin=${begin} label=${text.update} cancel=${close}
      shape=${(parameters) => touched(begin, parameters)} send=${(parameters) => update(instance, plan, parameters)} done=${close}>
      <div class="field"><label for=${id}>${text.plan}</label>
        <select id=${id} value=${planId} disabled=${!canChange} aria-describedby=${canChange ? undefined : id + "-hint"}
            onChange=${(event) => setPlanId(event.target.value)}>
          ${offering.plans.map((one) => html`<option key=${one.id} value=${one.id}>${planName(one)}</option>`)}
        </select>
        ${!canChange && html`<p class="hint" id=${id + "-hint"}>${text.notUpdatable}</p>`}</div>
    </${Change}></section>`;
}

/** Parameters that the user has not touched are not sent: an update changes what it names. */
function touched(before, parameters) {
  const changed = Object.entries(parameters ?? {}).filter(([name, value]) =>
    JSON.stringify(value) !== JSON.stringify(before[name]));
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

function Bind({ instance, plan, close }) {
  const [name, setName] = useState("my-app");
  const id = useId();
  return html`<section class="panel" aria-labelledby=${id + "-title"}>
    <h3 id=${id + "-title"}><${Text} value=${text.binding(instance.name)} /></h3>
    <${Change} operation="bind" plan=${plan} schema=${plan.schemas?.service_binding?.create?.parameters} label=${text.bindShort}
      cancel=${close} send=${(parameters) => bind(instance, name, parameters)} done=${close}>
      <div class="field"><label for=${id}>${text.name}</label>
        <input id=${id} type="text" autocomplete="off" value=${name} onInput=${(event) => setName(event.target.value)} /></div>
    </${Change}></section>`;
}

function Binding({ instance, binding, plan, offering, act }) {
  const heading = "binding-" + binding.id;
  return html`<article class="card" aria-labelledby=${heading}>
    <h3 id=${heading}><${Text} value=${binding.name} /></h3>
    <${Progress} one=${binding} />
    <dl class="facts"><dt>${text.id}</dt><dd><code>${binding.id}</code></dd>
      ${binding.expires && html`<dt>${text.expires}</dt><dd><${Text} value=${binding.expires} /></dd>`}
      ${Object.entries(binding.others ?? {}).map(([name, value]) => html`<dt key=${name}>${name}</dt><dd><${Text} value=${value} /></dd>`)}
    </dl>
    ${binding.state === "ready" && html`<${Credentials} instance=${instance} binding=${binding} offering=${offering} act=${act} />`}
    <p class="actions">
      ${plan?.binding_rotatable && html`<button type="button" disabled=${binding.state !== "ready"}
        aria-label=${text.rotateNamed(binding.name)} title=${text.rotateHint} onClick=${() => act(() => rotate(instance, binding))}
        >${text.rotate}</button>${" "}`}
      <button type="button" class="danger" disabled=${binding.state === "deleting"} aria-label=${text.unbindNamed(binding.name)}
        onClick=${() => act(() => unbind(instance, binding))}>${text.unbind}</button></p>
  </article>`;
}

function Credentials({ instance, binding, offering, act }) {
  const credentials = store.credentials.get(binding.id);
  if (credentials === undefined) {
    return html`<p>${store.credentials.has(binding.id) ? text.noCredentials : text.hidden + " "}
      ${!store.credentials.has(binding.id) && (offering?.bindings_retrievable
        ? html`<button type="button" class="small" onClick=${() => act(async () => {
            const result = await fetchBinding(instance, binding);
            return result.kind === "done" ? "" : problemOf(result);
          })}>${text.fetchCredentials}</button>`
        : text.notRetrievable)}</p>`;
  }
  const entries = isObject(credentials) ? Object.entries(credentials) : [[text.credentials, credentials]];
  return html`<h4>${text.credentials}</h4>
    <dl class="credentials">${entries.map(([name, value]) => {
      const shown = typeof value === "string" ? value : JSON.stringify(value);
      return html`<dt><${Text} value=${name} /></dt>
        <dd><code><${Text} value=${shown} /></code> <${Copy} value=${shown} label=${text.copyOf(name)} /></dd>`;
    })}</dl>
    <p><${Copy} value=${JSON.stringify(credentials, null, 2)} label=${text.copyAll} shown=${text.copyAll} /></p>`;
}
