import { useEffect, useRef, useState } from "../lib/hooks.module.js";
import uPlot from "../lib/uPlot.esm.js";
import { operations as words } from "../common/strings.js";
import { html } from "../common/html.js";

const HEIGHT = 160;
const DARK = matchMedia("(prefers-color-scheme: dark)");

/** The classes of entries in the legend, by the variable of the style sheet that has the colour. */
const CLASSES = { busy: "ops-is-in_progress", warning: "ops-is-warning", danger: "ops-is-bad" };

const share = (part, all) => all.map((count, index) => (count === 0 ? 0 : (100 * part[index]) / count));

/** The charts: a title, a unit, and lines with a name, a colour, and the numbers of a history. */
const CHARTS = [
  {
    title: words.charts.requests,
    unit: words.perMinute,
    lines: [{ name: words.charts.all, colour: "busy", of: (history) => history.requests }],
  },
  {
    title: words.charts.errors,
    unit: words.percent,
    lines: [
      { name: words.charts.clientErrors, colour: "warning", of: (history) => share(history.client_errors, history.requests) },
      { name: words.charts.serverErrors, colour: "danger", of: (history) => share(history.server_errors, history.requests) },
    ],
  },
  {
    title: words.charts.latency,
    unit: words.milliseconds,
    lines: [
      { name: words.charts.median, colour: "busy", of: (history) => history.p50_ms },
      { name: words.charts.slowest, colour: "warning", of: (history) => history.p99_ms },
    ],
  },
  {
    title: words.charts.operations,
    unit: words.perMinute,
    lines: [
      { name: words.states.succeeded, colour: "busy", of: (history) => history.operations_succeeded },
      { name: words.states.failed, colour: "danger", of: (history) => history.operations_failed },
    ],
  },
  {
    title: words.charts.queue,
    unit: words.waiting,
    lines: [{ name: words.charts.queued, colour: "busy", of: (history) => history.queued }],
  },
];

/** The last hour of this replica. */
export function History({ history }) {
  const from = Date.parse(history.from) / 1000;
  const times = history.requests.map((unused, index) => from + index * history.step_seconds);
  return html`<div class="ops-charts">
    ${CHARTS.map((chart) => html`<${Figure} key=${chart.title} chart=${chart} history=${history} times=${times} />`)}
  </div>`;
}

function Figure({ chart, history, times }) {
  const numbers = chart.lines.map((line) => line.of(history));
  const summary = chart.lines
    .map((line, index) => words.summary(line.name, rounded(latest(numbers[index])), rounded(most(numbers[index]))))
    .join("; ");
  return html`<figure>
    <figcaption>
      <h3>${chart.title} <small>${chart.unit}</small></h3>
      <ul class="ops-legend">
        ${chart.lines.map(
          (line, index) => html`<li key=${line.name} class=${CLASSES[line.colour]}>
            ${line.name} <strong>${rounded(latest(numbers[index]))}</strong>
          </li>`,
        )}
      </ul>
    </figcaption>
    <div role="img" aria-label=${`${chart.title}, ${chart.unit}: ${summary}`}>
      <${Plot} colours=${chart.lines.map((line) => line.colour).join(" ")} data=${[times, ...numbers]} />
    </div>
    <details>
      <summary>${words.asTable}<span class="visually-hidden">${`: ${chart.title}`}</span></summary>
      <div class="ops-scroll" tabindex="0" role="region" aria-label=${words.tableOf(chart.title)}>
        <table>
          <thead><tr>
            <th scope="col">${words.time}</th>
            ${chart.lines.map((line) => html`<th scope="col" key=${line.name}>${line.name}</th>`)}
          </tr></thead>
          <tbody>
            ${times
              .map((time, index) => html`<tr key=${time}>
                <th scope="row">${clock(time)}</th>
                ${numbers.map((line) => html`<td>${rounded(line[index])}</td>`)}
              </tr>`)
              .reverse()}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}

/** A uPlot of its own size and colours, made anew when either changes. */
function Plot({ colours, data }) {
  const frame = useRef(null);
  const plot = useRef(null);
  const dark = useMedia(DARK);
  const newest = useRef(data);
  newest.current = data;

  useEffect(() => {
    const create = () => {
      plot.current?.destroy();
      plot.current = new uPlot(options(frame.current, colours.split(" ")), newest.current, frame.current);
    };
    create();
    let width = frame.current.clientWidth;
    const resized = new ResizeObserver(() => {
      if (frame.current && frame.current.clientWidth !== width) {
        width = frame.current.clientWidth;
        create();
      }
    });
    resized.observe(frame.current);
    return () => {
      resized.disconnect();
      plot.current.destroy();
      plot.current = null;
    };
  }, [colours, dark]);

  useEffect(() => {
    plot.current?.setData(data);
  }, [data]);

  return html`<div class="ops-plot" ref=${frame}></div>`;
}

function options(frame, colours) {
  const style = getComputedStyle(frame);
  const ink = style.getPropertyValue("color");
  const grid = style.getPropertyValue("--line");
  const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 } };
  return {
    width: frame.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (unused, least, most) => [0, Math.max(1, most * 1.1)] } },
    axes: [{ ...axis, values: (unused, times) => times.map(clock), space: 60 }, { ...axis, size: 56 }],
    series: [
      {},
      ...colours.map((colour) => ({
        stroke: style.getPropertyValue(`--${colour}`),
        width: 2,
        spanGaps: false,
        points: { size: 4 },
      })),
    ],
  };
}

function useMedia(media) {
  const [matches, setMatches] = useState(media.matches);
  useEffect(() => {
    const follow = () => setMatches(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [media]);
  return matches;
}

const known = (numbers) => numbers.filter((number) => number !== null && number !== undefined);
const latest = (numbers) => known(numbers).at(-1);
const most = (numbers) => (known(numbers).length === 0 ? undefined : Math.max(...known(numbers)));

function rounded(number) {
  if (number === null || number === undefined) {
    return words.none;
  }
  return number < 10 ? String(Math.round(number * 10) / 10) : String(Math.round(number));
}

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
