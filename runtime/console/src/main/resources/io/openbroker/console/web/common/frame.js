// The frame of the console: sign-in, header with navigation and user, and the notice that the admin API is away.
import { html, render, useEffect, useRef, useState } from "./html.js";
import { away, check, session, signOut } from "./api.js";
import { useObserved, useRoute } from "./hooks.js";
import { SignIn } from "./sign-in.js";
import { strings } from "./strings.js";

const CHECK_MILLIS = 15_000;
const CHECK_AWAY_MILLIS = 3_000;

/**
 * Shows the console in the element with the id `app`.
 *
 * - `navigation`: the entries `{name, label}`; the first segment of a route is the name of its entry
 * - `view`: the component of the content, with `route` and `session`
 */
export function openConsole({ navigation, view }) {
  render(html`<${Frame} navigation=${navigation} view=${view} />`, document.getElementById("app"));
}

function Frame({ navigation, view: View }) {
  const current = useObserved(session);
  const unreachable = useObserved(away);
  const route = useRoute();
  useSessionCheck(unreachable);
  useFocusOnRoute(route.hash);
  return html`
    <a class="skip" href="#content" onClick=${skip}>${strings.frame.skip}</a>
    <header class="frame">
      <span class="brand">${strings.frame.product}</span>
      ${current?.user && html`<${Navigation} entries=${navigation} active=${route.path[0]} />`}
      ${current?.user && html`<${User} session=${current} />`}
    </header>
    <div class="announcements" role="status">
      ${unreachable && html`<p class="notice away">${strings.frame.away}</p>`}
    </div>
    ${current === undefined && html`<main id="content" tabindex="-1"><p>${strings.frame.loading}</p></main>`}
    ${current && !current.user && html`<${SignIn} reason=${current.signedOut} />`}
    ${current?.user && html`<main id="content" tabindex="-1"><${View} route=${route} session=${current} /></main>`}
  `;
}

function Navigation({ entries, active }) {
  return html`
    <nav aria-label=${strings.frame.navigation}>
      <ul>
        ${entries.map(
          ({ name, label }) => html`
            <li>
              <a href=${`#/${name}`} aria-current=${name === (active ?? entries[0].name) ? "page" : undefined}>${label}</a>
            </li>
          `,
        )}
      </ul>
    </nav>
  `;
}

function User({ session: { user, role } }) {
  const [problem, setProblem] = useState("");
  const leave = () => signOut().catch((error) => setProblem(error.message));
  return html`
    <div class="user">
      <bdi>${strings.frame.user(user, role)}</bdi>
      <button type="button" onClick=${leave}>${strings.frame.signOut}</button>
      <span class="problem" role="alert">${problem}</span>
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
      if (!document.hidden && !session.get()?.signedOut) {
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

/** Moves the focus to the content when the route changes, as a browser does for a new page. */
function useFocusOnRoute(hash) {
  const before = useRef(hash);
  useEffect(() => {
    if (before.current !== hash) {
      before.current = hash;
      document.getElementById("content").focus();
      window.scrollTo(0, 0);
    }
  }, [hash]);
}
