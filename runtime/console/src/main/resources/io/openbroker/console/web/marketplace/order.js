// The form for a new service instance.
import { ParametersForm } from "./form.js";
import { initial } from "./schema.js";
import { planName } from "./catalog.js";
import { api } from "./api.js";
import { provision, store } from "./store.js";
import { Heading, html, Text, useEffect, useId, useRef, useState } from "./view.js";
import { marketplace as text } from "../common/strings.js";

export function Order({ offering, plan }) {
  const [name, setName] = useState(() => "my-" + String(offering.name).slice(0, 40));
  const id = useId();
  return html`<p><a href="#/">${text.back}</a></p>
    <${Heading}><${Text} value=${text.creating(offering.metadata?.displayName || offering.name)} /></${Heading}>
    <p>${text.plan} <strong><${Text} value=${planName(plan)} /></strong>: <${Text} value=${plan.description} /></p>
    <${Change} operation="provision" plan=${plan} schema=${plan.schemas?.service_instance?.create?.parameters}
      label=${text.create} cancel="#/"
      send=${(parameters) => provision(name, offering, plan, parameters)}
      done=${() => {
        location.hash = "#/instances/" + encodeURIComponent(store.instances.at(-1).id);
      }}>
      <div class="field"><label for=${id}>${text.name}</label>
        <input id=${id} type="text" autocomplete="off" value=${name} onInput=${(event) => setName(event.target.value)} /></div>
    </${Change}>`;
}

/**
 * A form with parameters, which are checked by their schema before the broker is asked.
 * @param send sends the request; ends with what the broker rejects, if it does
 * @param begin the parameters to begin with
 * @param shape the parameters that are sent, from those in the form
 */
export function Change({ operation, plan, schema, label, cancel, send, done, begin, shape = unlessEmpty, children }) {
  const first = () => begin ?? (schema ? initial(schema, schema) : undefined);
  const [parameters, setParameters] = useState(first);
  const [problems, setProblems] = useState({ sentence: "", problems: [], isBroker: false });
  const [busy, setBusy] = useState(false);
  const summary = useRef(null);
  const checked = (wanted) => api.check({ platform: store.settings.path, operation, plan_id: plan.id, parameters: wanted ?? {} });
  useEffect(() => {
    if (problems.sentence) {
      summary.current.focus();
    }
  }, [problems]);

  const submit = async (anyway) => {
    setBusy(true);
    try {
      if (parameters !== undefined && (typeof parameters !== "object" || parameters === null || Array.isArray(parameters))) {
        setProblems({ sentence: text.notObject, problems: [], isBroker: true });
        return;
      }
      const wanted = shape(parameters);
      const found = anyway ? [] : (await checked(wanted)).problems;
      if (found.length > 0) {
        setProblems({ sentence: text.invalid, problems: found, isBroker: false });
        return;
      }
      const rejected = await send(wanted);
      if (rejected) {
        setProblems({ ...rejected, isBroker: true });
      } else {
        done();
      }
    } catch (failure) {
      setProblems({ sentence: failure.message, problems: [], isBroker: true });
    } finally {
      setBusy(false);
    }
  };

  return html`<form onSubmit=${(event) => {
      event.preventDefault();
      submit(false);
    }}>
    ${problems.sentence && html`<div class="problem" role="alert" tabindex="-1" ref=${summary}>
      <p><${Text} value=${problems.sentence} /></p>
      ${!problems.isBroker && html`<ul>${problems.problems.map((problem) => html`<li key=${problem}><${Text} value=${problem} /></li>`)}</ul>
        <button type="button" class="small" onClick=${() => submit(true)}>${text.sendAnyway}</button>
        <span class="hint"> ${text.sendAnywayHint}</span>`}
    </div>`}
    ${children}
    <${ParametersForm} schema=${schema} value=${parameters} onChange=${setParameters} problems=${problems.problems} />
    <p class="actions"><button type="submit" class="primary" disabled=${busy}>${label}</button>${" "}
      ${typeof cancel === "string"
        ? html`<a class="button" href=${cancel}>${text.cancel}</a>`
        : html`<button type="button" onClick=${cancel}>${text.cancel}</button>`}</p>
  </form>`;
}

function unlessEmpty(parameters) {
  return parameters === undefined || Object.keys(parameters).length === 0 ? undefined : parameters;
}
