// The catalog as a user of a platform sees it, and what was created from it.
import { instances, store } from "./store.js";
import { isObject } from "./schema.js";
import { html, Link, Text, useState } from "./view.js";
import { marketplace as text } from "../common/strings.js";

export function Catalog({ offerings }) {
  const all = instances();
  return html`${offerings.length === 0 && html`<p>${text.noOfferings}</p>`}
    <ul class="cards">${offerings.map((offering) => html`<li key=${offering.id}><${Offering} offering=${offering} /></li>`)}</ul>
    <section aria-labelledby="instances">
      <h2 id="instances">${text.instances}</h2>
      ${all.length === 0
        ? html`<p>${text.noInstances}</p>`
        : html`<ul class="rows">${all.map((instance) => html`<li key=${instance.id}>
            <a href=${"#/instances/" + encodeURIComponent(instance.id)}><${Text} value=${instance.name} /></a>
            <span><${Text} value=${text.instanceOf(instance.offering, instance.plan)} /></span>
            <${State} of=${instance} /></li>`)}</ul>`}
    </section>`;
}

export function State({ of }) {
  return html`<span class=${"state " + of.state}>${text.states[of.state]}</span>`;
}

function Offering({ offering }) {
  const metadata = offering.metadata ?? {};
  const name = metadata.displayName || offering.name;
  const heading = "offering-" + offering.id;
  const links = [[text.documentation, metadata.documentationUrl], [text.support, metadata.supportUrl]]
    .filter(([, url]) => typeof url === "string");
  return html`<article class="card" aria-labelledby=${heading}>
    <div class="face"><${Picture} name=${String(name)} url=${metadata.imageUrl} />
      <div><h2 id=${heading}><${Text} value=${name} /></h2>
        ${metadata.providerDisplayName && html`<p class="hint"><${Text} value=${text.by(metadata.providerDisplayName)} /></p>`}
      </div></div>
    <p><${Text} value=${offering.description} /></p>
    ${metadata.longDescription && html`<p><${Text} value=${metadata.longDescription} /></p>`}
    ${offering.tags?.length > 0 && html`<ul class="tags" aria-label=${text.tags}>${offering.tags.map((tag) =>
      html`<li key=${tag}><${Text} value=${tag} /></li>`)}</ul>`}
    ${links.length > 0 && html`<p class="links">${links.map(([label, url]) =>
      html`<${Link} key=${label} url=${url}>${label}</${Link}> `)}</p>`}
    <h3>${text.plans}</h3>
    <${Plans} offering=${offering} name=${name} />
  </article>`;
}

/** Pictures are shown if they are part of the catalog; those elsewhere would tell another host who looks at it. */
function Picture({ name, url }) {
  const [broken, setBroken] = useState(false);
  return typeof url === "string" && url.startsWith("data:image/") && !broken
    ? html`<img class="picture" src=${url} alt="" onError=${() => setBroken(true)} />`
    : html`<span class="picture" aria-hidden="true" title=${typeof url === "string" ? text.pictureElsewhere : undefined}
        >${[...name][0]?.toUpperCase()}</span>`;
}

function Plans({ offering, name }) {
  const rows = ROWS.filter(([, , isShown]) => offering.plans.some((plan) => isShown(plan, offering)));
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${text.comparison + ": " + name}>
    <table class="comparison">
      <thead><tr><th scope="col"><span class="visually-hidden">${text.plan}</span></th>
        ${offering.plans.map((plan) => html`<th scope="col" key=${plan.id}><${Text} value=${planName(plan)} /></th>`)}</tr></thead>
      <tbody>
        ${rows.map(([label, cell]) => html`<tr key=${label}><th scope="row">${label}</th>
          ${offering.plans.map((plan) => html`<td key=${plan.id}>${cell(plan, offering)}</td>`)}</tr>`)}
        <tr class="choices"><td></td>${offering.plans.map((plan) => html`<td key=${plan.id}>
          <a class="button" href=${"#/order/" + encodeURIComponent(offering.id) + "/" + encodeURIComponent(plan.id)}
            aria-label=${text.orderOf(planName(plan))}>${text.choose}</a></td>`)}</tr>
      </tbody>
    </table></div>`;
}

export function planName(plan) {
  return plan.metadata?.displayName || plan.name;
}

function yesOrNo(value) {
  return value ? text.yes : text.no;
}

const ROWS = [
  [text.rows.description, (plan) => html`<${Text} value=${plan.description} />`, () => true],
  [text.rows.costs, (plan) => html`<${Costs} plan=${plan} />`, () => true],
  [text.rows.bullets, (plan) => html`<ul class="bullets">${bullets(plan).map((bullet) =>
    html`<li key=${bullet}><${Text} value=${bullet} /></li>`)}</ul>`, (plan) => bullets(plan).length > 0],
  [text.rows.parameters, (plan) => html`<${Text} value=${parameterNames(plan) || text.none} />`, (plan) => parameterNames(plan) !== ""],
  [text.rows.bindable, (plan, offering) => yesOrNo(plan.bindable ?? offering.bindable), () => true],
  [text.rows.updatable, (plan, offering) => yesOrNo(plan.plan_updateable ?? offering.plan_updateable), (plan, offering) =>
    plan.plan_updateable ?? offering.plan_updateable],
  [text.rows.rotatable, (plan) => yesOrNo(plan.binding_rotatable), (plan) => plan.binding_rotatable],
  [text.rows.maintenance, (plan) => html`<${Text} value=${plan.maintenance_info?.version} />`, (plan) => plan.maintenance_info],
  [text.rows.polling, (plan) => plan.maximum_polling_duration === undefined ? "" : text.seconds(plan.maximum_polling_duration),
    (plan) => plan.maximum_polling_duration !== undefined],
];

function bullets(plan) {
  return Array.isArray(plan.metadata?.bullets) ? plan.metadata.bullets : [];
}

function parameterNames(plan) {
  const schema = plan.schemas?.service_instance?.create?.parameters;
  return isObject(schema?.properties) ? Object.keys(schema.properties).join(", ") : "";
}

function Costs({ plan }) {
  const costs = Array.isArray(plan.metadata?.costs) ? plan.metadata.costs : [];
  const lines = costs.flatMap(({ amount, unit }) =>
    Object.entries(isObject(amount) ? amount : {}).map(([currency, value]) =>
      text.cost(`${value} ${currency.toUpperCase()}`, typeof unit === "string" ? unit.toLowerCase() : "")));
  return lines.length > 0
    ? lines.map((line) => html`<div key=${line}><${Text} value=${line} /></div>`)
    : plan.free === false ? text.paid : text.free;
}
