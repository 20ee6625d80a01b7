import { operations as words } from "../common/strings.js";
import { useChanges } from "./actions.js";
import { advice } from "./advice.js";
import { html } from "../common/html.js";
import { href, hrefOf } from "./route.js";
import { Audit } from "./resources.js";
import { useResource } from "./resource.js";
import { Ago, Badge, Facts, Heading, Id, Loaded, OperationLink, Plan, Said, Since } from "./widgets.js";

const SECONDS = 2;

/** An operation, live. */
export function Operation({ segments: [, id], session, names }) {
  const resource = useResource(`/operator/operations/${encodeURIComponent(id)}`, { seconds: SECONDS });
  const { buttons, dialog } = useChanges(session, resource.reload);
  return html`
    <${Heading} title=${`${words.operation} ${id}`}>
      ${resource.data ? words.kinds[resource.data.kind] : words.operation} <${Id} value=${id} />
    <//>
    ${dialog}
    <${Loaded} resource=${resource}>
      ${(operation) => html`
        <${Progress} operation=${operation} />
        ${buttons(operation)}
        <${Details} operation=${operation} names=${names} />
      `}
    <//>
    <${Audit} of=${{ operation: id }} />
  `;
}

function Progress({ operation }) {
  const inProgress = operation.state === "in_progress";
  return html`<section class=${`ops-progress ops-is-${operation.state}`}>
    <p role="status">
      <${Badge} of=${words.states} value=${operation.state} />
      ${inProgress && html`${" "}<span>${words.activities[operation.activity] ?? operation.activity}</span>`}
    </p>
    ${operation.description && html`<p class="ops-why"><${Said} value=${operation.description} /></p>`}
    ${operation.instructions &&
    html`<h2>${words.instructions}</h2>
      <p><${Said} value=${operation.instructions} /></p>`}
    <p>${advice(operation)}</p>
  </section>`;
}

function Details({ operation, names }) {
  return html`<${Facts}
    facts=${[
      [
        words.instance,
        html`<a href=${href(["instances", operation.platform, operation.instance_id])}>
          <${Id} value=${operation.instance_id} />
        </a>`,
      ],
      [
        words.binding,
        operation.binding_id && html`<a href=${hrefOf(operation)}><${Id} value=${operation.binding_id} /></a>`,
      ],
      [words.platform, html`<${Id} value=${operation.platform} />`],
      [words.plan, html`<${Plan} names=${names} row=${operation} />`],
      [words.attempts, operation.attempts],
      [words.lastError, operation.error && html`<${Id} value=${operation.error} />`],
      [words.requestIdentity, html`<${Id} value=${operation.request_identity} />`],
      [words.failedBy, operation.failing && html`<${Said} value=${operation.failing} />`],
      [words.compensates, operation.compensates && html`<${OperationLink} id=${operation.compensates} />`],
      [words.started, html`<${Ago} instant=${operation.started_at} />`],
      [words.inProgressFor, !operation.finished_at && html`<${Since} instant=${operation.started_at} />`],
      [words.finished, operation.finished_at && html`<${Ago} instant=${operation.finished_at} />`],
    ]}
  />`;
}
