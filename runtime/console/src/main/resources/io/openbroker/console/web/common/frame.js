// The frame of the console: sign-in, header with navigation and user, and the notice that the admin API is away.
import { useEffect, useState } from "../lib/hooks.module.js";
import { away, check, session, signOut } from "./api.js";
import { html, render } from "./html.js";
import { SignIn } from "./sign-in.js";
import { frame as words } from "./strings.js";

const CHECK_MILLIS = 15_000;
const CHECK_AWAY_MILLIS = 3_000;

/**
 * Shows the console in the element with the id `app`.
 *
 * - `navigation`: entries `{name, label}`; the first one is the page without a hash; `#/name` and all below belong to an entry
 * - `view`: the component of the content, which has the property `session`
 */
export function openConsole({ navigation, view }) {
  render(html`<${Frame} navigation=${navigation} view=${view} />`, document.getElementById("app"));
}

function Frame({ navigation, view: View }) {
  const current = useObserved(session);
  const unreachable = useObserved(away);
  useSessionCheck(unreachable);
  return html`
    <a class="skip" href="#content" onClick=${skip}>${words.skip}</a>
    <header class="frame">
      <span class="brand">${words.product}</span>
      ${current?.user && html`<${Navigation} entries=${navigation} />`}
      ${current?.user && html`<${User} session=${current} />`}
    </header>
    <div class="announcements" role="status">
      ${unreachable && html`<p class="notice notice-error">${words.away}</p>`}
    </div>
    ${current === undefined && html`<main id="content" tabindex="-1"><p>${words.loading}</p></main>`}
    ${current && !current.user && html`<${SignIn} reason=${current.reason} />`}
    ${current?.user && html`<main id="content" tabindex="-1"><${View} session=${current} /></main>`}
  `;
}

function Navigation({ entries }) {
  const active = useHash().split(/[/?]/)[1] || entries[0].name;
  return html`
    <nav aria-label=${words.navigation}>
      <ul>
        ${entries.map(
          ({ name, label }) => html`
            <li>
              <a href=${`#/${name}`} aria-current=${name === active ? "page" : undefined}>${label}</a>
            </li>
          `,
        )}
      </ul>
    </nav>
  `;
}

function User({ session: { user, role } }) {
  const [problem, setProblem] = useState("");
  const leave = () => signOut().catch((error) => setProblem(error.description));
  return html`
    <div class="user">
      <bdi>${words.signedIn(user, role)}</bdi>
      <button type="button" onClick=${leave}>${words.signOut}</button>
      <span role="alert">${problem}</span>
    </div>
  `;
}

// Links to elements would replace the route.
function skip(event) {
  event.preventDefault();
  document.getElementById("content").focus();
}

/** Notices the end of the session, and the return of the API, while nothing else asks for anything. */
function useSessionCheck(unreachable) {
  useEffect(() => {
    // Failures are visible in the frame already.
    check().catch(() => {});
  }, []);
  useEffect(() => {
    const again = () => {
      const signedOut = session.get()?.reason !== undefined;
      if (!document.hidden && (unreachable || !signedOut)) {
        check({ background: true }).catch(() => {});
      }
    };
    const timer = setInterval(again, unreachable ? CHECK_AWAY_MILLIS : CHECK_MILLIS);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [unreachable]);
}

function useHash() {
  return useFollowed(
    () => window.location.hash,
    (changed) => {
      window.addEventListener("hashchange", changed);
      return () => window.removeEventListener("hashchange", changed);
    },
  );
}

function useObserved(observed) {
  return useFollowed(observed.get, observed.listen);
}

/** A value, which is read again whenever it changes. */
function useFollowed(read, listen) {
  const [value, setValue] = useState(read());
  useEffect(() => {
    // It may have changed since the first rendering.
    setValue(read());
    return listen(() => setValue(read()));
  }, []);
  return value;
}
