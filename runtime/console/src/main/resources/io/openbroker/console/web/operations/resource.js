import { useCallback, useEffect, useRef, useState } from "../lib/hooks.module.js";
import { get } from "../common/api.js";

const SECONDS = 3;

/**
 * What the admin API has under a path, asked for again every few seconds while the page is seen. `data` is the last
 * success and stays while the API is away; `problem` is the last rejection, or undefined after a success.
 */
export function useResource(path, { seconds = SECONDS } = {}) {
  const [state, setState] = useState({ path });
  const again = useRef(() => {});

  useEffect(() => {
    let stopped = false;
    let timer;
    let running;

    const load = async (background) => {
      clearTimeout(timer);
      running?.abort();
      const request = new AbortController();
      running = request;
      const answer = await get(path, { background, signal: request.signal }).then(
        (data) => ({ data, problem: undefined }),
        (problem) => ({ problem }),
      );
      if (stopped || request.signal.aborted) {
        return;
      }
      setState((before) => ({ ...(before.path === path ? before : {}), ...answer, path }));
      if (!document.hidden) {
        timer = setTimeout(load, seconds * 1000, true);
      }
    };
    const followVisibility = () => (document.hidden ? clearTimeout(timer) : load(true));

    again.current = () => load(false);
    document.addEventListener("visibilitychange", followVisibility);
    load(false);
    return () => {
      stopped = true;
      clearTimeout(timer);
      running?.abort();
      document.removeEventListener("visibilitychange", followVisibility);
    };
  }, [path, seconds]);

  const reload = useCallback(() => again.current(), []);
  return { ...(state.path === path ? state : {}), reload };
}
