import { useState } from "../lib/hooks.module.js";
import { post, postText } from "../common/api.js";
import { operations as words } from "../common/strings.js";
import { Confirmation } from "./actions.js";
import { html } from "../common/html.js";
import { hrefOf, queryOf } from "./route.js";
import { Ago, Badge, Heading, Id, OperationLink, Problem, Said, Table } from "./widgets.js";

/** Compares what the broker has with a platform's list; an admin acts on each difference by itself. */
export function Reconcile({ session }) {
  const [sent, setSent] = useState();
  const [answer, setAnswer] = useState();
  const [problem, setProblem] = useState();
  const [comparing, setComparing] = useState(false);

  const compare = async (request) => {
    setComparing(true);
    setProblem(undefined);
    setAnswer(undefined);
    try {
      setAnswer(await postText(`/operator/reconcile?${queryOf(request.query)}`, request.list));
    } catch (rejection) {
      setProblem(rejection);
    }
    setSent(request);
    setComparing(false);
  };
  const submit = async (event) => {
    event.preventDefault();
    const values = new FormData(event.target);
    const file = values.get("file");
    const list = file?.size > 0 ? await file.text() : values.get("list");
    compare({ list, query: { platform: values.get("platform") } });
  };

  return html`
    <${Heading} title=${words.pages.reconcile}>${words.pages.reconcile}<//>
    <p>${words.reconcile.purpose}</p>
    <form class="ops-reconcile" onSubmit=${submit}>
      <label>${words.platform} <input name="platform" required defaultValue="default" autocomplete="off" /></label>
      <label>
        ${words.reconcile.paste}
        <textarea name="list" rows="10" dir="ltr" spellcheck="false" aria-describedby="formats"></textarea>
      </label>
      <p id="formats">${words.reconcile.formats}</p>
      <label>${words.reconcile.file} <input type="file" name="file" /></label>
      <div class="ops-buttons">
        <button type="submit" class="primary" disabled=${comparing}>${words.reconcile.compare}</button>
      </div>
    </form>
    <div role="status">${comparing ? words.reconcile.comparing : answer && words.reconcile.compared(differences(answer))}</div>
    ${problem && html`<${Problem} problem=${problem} />`}
    ${answer && html`<${Differences} key=${sent.query.after} answer=${answer} session=${session} />`}
    ${answer?.next &&
    html`<button type="button" onClick=${() => compare({ ...sent, query: { ...sent.query, after: answer.next } })}>
      ${words.nextPage}
    </button>`}
  `;
}

const LISTS = ["instances_on_broker_only", "bindings_on_broker_only", "instances_on_platform_only", "bindings_on_platform_only"];

const differences = ({ counts }) => LISTS.reduce((sum, list) => sum + counts[list], 0);

function Differences({ answer, session }) {
  const [chosen, setChosen] = useState();
  const [deletions, setDeletions] = useState(new Map());
  const row = { session, onDelete: setChosen, deletionOf: (found) => deletions.get(keyOf(found)) };

  return html`
    ${answer.warnings?.map((warning) => html`<p key=${warning} class="notice"><${Said} value=${warning} /></p>`)}
    <p>${words.reconcile.format(answer.format, answer.platform)}</p>
    ${answer.remedy && html`<p><${Said} value=${answer.remedy} /></p>`}
    <${Difference} title=${words.reconcile.instancesOnBrokerOnly} rows=${answer.instances_on_broker_only} columns=${brokerOnly(row)} />
    <${Difference} title=${words.reconcile.bindingsOnBrokerOnly} rows=${answer.bindings_on_broker_only} columns=${brokerOnly(row)} />
    <${Difference} title=${words.reconcile.instancesOnPlatformOnly} rows=${answer.instances_on_platform_only} columns=${PLATFORM_ONLY} />
    <${Difference} title=${words.reconcile.bindingsOnPlatformOnly} rows=${answer.bindings_on_platform_only} columns=${PLATFORM_ONLY} />
    <${Difference} title=${words.reconcile.ignored} rows=${answer.ignored} columns=${IGNORED} />
    ${chosen &&
    html`<${Confirmation}
      title=${chosen.binding_id ? words.reconcile.deleteBinding : words.reconcile.deleteInstance}
      submit=${words.reconcile.confirmDelete}
      danger=${true}
      onClose=${() => setChosen(undefined)}
      send=${async () => {
        const operation = await post(deletionPath(chosen), { platform: chosen.platform });
        setDeletions((before) => new Map(before).set(keyOf(chosen), operation.operation));
      }}
    >
      <p><${Id} value=${chosen.binding_id ?? chosen.instance_id} /></p>
      <p>${chosen.binding_id ? words.reconcile.effectOnBinding : words.reconcile.effectOnInstance}</p>
    <//>`}
  `;
}

function deletionPath(row) {
  const instance = `/operator/instances/${encodeURIComponent(row.instance_id)}`;
  return row.binding_id ? `${instance}/bindings/${encodeURIComponent(row.binding_id)}/delete` : `${instance}/delete`;
}

const keyOf = (row) => [row.platform, row.instance_id, row.binding_id].join("\n");

function Difference({ title, rows = [], columns }) {
  return html`<section>
    <h2>${title} <small>${rows.length}</small></h2>
    <${Table} caption=${title} columns=${columns} rows=${rows} keyOf=${keyOf} empty=${words.none} />
  </section>`;
}

const ids = [
  { title: words.instance, cell: (row) => html`<${Id} value=${row.instance_id} />` },
  { title: words.binding, cell: (row) => (row.binding_id ? html`<${Id} value=${row.binding_id} />` : words.none) },
];

const brokerOnly = ({ session, onDelete, deletionOf }) => [
  {
    title: words.id,
    cell: (row) => html`<a href=${hrefOf(row)}><${Id} value=${row.binding_id ?? row.instance_id} /></a>`,
  },
  { title: words.state, cell: (row) => html`<${Badge} of=${words.phases} value=${row.state} />` },
  { title: words.created, cell: (row) => (row.created_at ? html`<${Ago} instant=${row.created_at} />` : words.unknown) },
  {
    title: words.action,
    cell: (row) =>
      deletionOf(row)
        ? html`<${OperationLink} id=${deletionOf(row)}>${words.reconcile.deletionStarted}<//>`
        : session.role !== "admin"
          ? words.none
          : html`<button type="button" class="danger" onClick=${() => onDelete(row)}>
            ${words.reconcile.delete}
            <span class="visually-hidden">${" "}<${Id} value=${row.binding_id ?? row.instance_id} /></span>
          </button>`,
  },
];

const PLATFORM_ONLY = [
  ...ids,
  { title: words.name, cell: (row) => (row.name ? html`<${Said} value=${row.name} />` : words.none) },
];

const IGNORED = [
  ...ids,
  { title: words.on, cell: (row) => row.on },
  { title: words.why, cell: (row) => words.ignored[row.reason] ?? row.reason },
];
