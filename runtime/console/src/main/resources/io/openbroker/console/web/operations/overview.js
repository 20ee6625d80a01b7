import { operations as words } from "../common/strings.js";
import { useChanges } from "./actions.js";
import { advice, isSilent, reasonOf, verdict, warnings } from "./advice.js";
import { History } from "./charts.js";
import { html } from "../common/html.js";
import { NotKnown, operationColumns } from "./lists.js";
import { href, hrefOf } from "./route.js";
import { useResource } from "./resource.js";
import { Ago, Facts, Heading, Id, Loaded, OperationLink, Plan, Said, Since, Table } from "./widgets.js";
import { duration } from "./time.js";

const CHARTS_SECONDS = 5;
const FAILED = 5;

/** What is stuck or fails, first; then how the broker is. */
export function Overview({ session, names }) {
  const overview = useResource("/operator/overview");
  const { buttons, dialog } = useChanges(session, overview.reload);
  return html`
    <${Heading} title=${words.pages.overview}>${words.pages.overview}<//>
    ${dialog}
    <${Loaded} resource=${overview}>
      ${(data) => html`
        <${Verdict} overview=${data} />
        <${Attention} overview=${data} names=${names} buttons=${buttons} />
      `}
    <//>
    <${Failed} />
    <${Charts} />
    <${Loaded} resource=${overview}>${(data) => html`<${Broker} overview=${data} />`}<//>
  `;
}

function Verdict({ overview }) {
  const { severity, text } = verdict(overview);
  return html`
    <p class=${`ops-verdict ops-is-${severity}`} role="status">${text}</p>
    <ul class="ops-warnings">
      ${warnings(overview).map((warning) => html`<li key=${warning}><${Said} value=${warning} /></li>`)}
    </ul>
    ${overview.in_progress !== undefined &&
    html`<p>
      <a href=${href(["operations"], { state: "in_progress" })}>
        ${words.inProgressInAll(overview.in_progress, overview.in_progress_more)}
      </a>
    </p>`}
    ${overview.not_known && html`<${NotKnown} offerings=${overview.not_known} />`}
  `;
}

function Attention({ overview, names, buttons }) {
  const { attention = [] } = overview;
  if (attention.length === 0) {
    return null;
  }
  return html`<section aria-labelledby="attention">
    <h2 id="attention">${words.attention}</h2>
    <ol class="ops-attention">
      ${attention.map(
        (operation) => html`<li key=${operation.operation} class=${`ops-is-${reasonOf(operation)}`}>
          <h3>
            <${OperationLink} id=${operation.operation}>${words.kinds[operation.kind] ?? operation.kind}<//>
            ${" "}<a href=${hrefOf(operation)}><${Id} value=${operation.binding_id ?? operation.instance_id} /></a>
            ${" "}${words.reasons[reasonOf(operation)] ?? operation.reason}
          </h3>
          <p>
            ${words.since} <${Since} instant=${operation.started_at} />
            ${operation.attempts > 0 && html`, ${words.afterAttempts(operation.attempts)}`}
            ${", "}<${Plan} names=${names} row=${operation} />, ${words.onPlatform} <${Id} value=${operation.platform} />
          </p>
          ${operation.instructions
            ? html`<p class="ops-why"><${Said} value=${operation.instructions} /></p>`
            : operation.description && html`<p class="ops-why"><${Said} value=${operation.description} /></p>`}
          <p>${advice(operation)}</p>
          ${buttons(operation)}
        </li>`,
      )}
    </ol>
  </section>`;
}

function Failed() {
  const resource = useResource(`/operator/operations?state=failed&limit=${FAILED}`, { seconds: CHARTS_SECONDS });
  return html`<section>
    <h2>${words.failedLately}</h2>
    <${Loaded} resource=${resource}>
      ${(page) => html`<${Table}
        caption=${words.failedLately}
        columns=${operationColumns}
        rows=${page.operations}
        keyOf=${(row) => row.operation}
        empty=${words.noneFailed}
      />`}
    <//>
  </section>`;
}

function Charts() {
  const resource = useResource("/operator/history", { seconds: CHARTS_SECONDS });
  return html`<section>
    <h2>${words.lastHour}</h2>
    <${Loaded} resource=${resource}>${(history) => html`<${History} history=${history} />`}<//>
  </section>`;
}

function Broker({ overview }) {
  const { broker, state, load } = overview;
  const available = overview.status !== "unavailable";
  return html`
    <section>
      <h2>${words.broker}</h2>
      <${Facts}
        facts=${[
          [words.status, words.statuses[overview.status] ?? overview.status],
          [words.version, broker.version && html`<${Id} value=${broker.version} />`],
          [words.replica, broker.replica && html`<${Id} value=${broker.replica} />`],
          [words.startedAt, html`<${Ago} instant=${broker.started_at} />`],
          [words.stateStore, state.kind && (words.stores[state.kind] ?? state.kind)],
          [words.location, state.location && html`<${Id} value=${state.location} />`],
          [words.clock, state.clock_difference_seconds !== undefined && words.seconds(state.clock_difference_seconds)],
          ...(load
            ? [
                [words.requestsRunning, load.requests_running],
                [words.requestsWaiting, load.requests_waiting],
                [words.operationsRunning, load.operations_running],
                [words.operationsAwaited, load.operations_awaited],
                [words.operationsQueued, load.operations_queued],
              ]
            : []),
        ]}
      />
    </section>
    <section>
      <h2>${words.replicas}</h2>
      <${Table}
        caption=${words.replicas}
        columns=${REPLICAS}
        rows=${overview.replicas ?? []}
        keyOf=${(row) => row.id}
        empty=${available ? words.noReplicas : words.unknown}
      />
    </section>
    <section>
      <h2>${words.keys}</h2>
      <${Table}
        caption=${words.keys}
        columns=${KEYS}
        rows=${overview.keys ?? []}
        keyOf=${(row) => row.id}
        empty=${available ? words.noKeys : words.unknown}
      />
    </section>
  `;
}

const REPLICAS = [
  {
    title: words.replica,
    cell: (row) => html`<${Id} value=${row.id} />${row.current && html` <small>${words.thisReplica}</small>`}`,
  },
  {
    title: words.heartbeat,
    cell: (row) => (row.heartbeat_age_seconds === undefined ? words.unknown : words.ago(duration(row.heartbeat_age_seconds))),
  },
  { title: words.version, cell: (row) => (row.version ? html`<${Id} value=${row.version} />` : words.unknown) },
  { title: words.alive, cell: (row) => (isSilent(row) ? words.silent : words.yes) },
];

const KEYS = [
  { title: words.key, cell: (row) => html`<${Id} value=${row.id} />` },
  { title: words.age, cell: (row) => (row.age_seconds === undefined ? words.unknown : duration(row.age_seconds)) },
  { title: words.use, cell: (row) => (row.current ? words.keyCurrent : words.keyOld) },
];
