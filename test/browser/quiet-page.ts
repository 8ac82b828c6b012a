/// <reference lib="dom" />
import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** How long nothing may be asked for and nothing may change until a page counts as at rest, in milliseconds. */
const QUIET_MS = 300;
/** A page that never comes to rest is gone on with, as a person would; in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * What stays open as long as the page does: the event stream, and the script of the worker that keeps it, which
 * Chromium never reports as ended.
 */
const stays = (request: Request): boolean =>
  request.resourceType() === 'eventsource' || /\/api\/events\b|\/live\.worker\b/.test(request.url());

/**
 * The requests of a page that are not answered yet. `networkidle` says nothing here: what stays open keeps it from ever
 * coming.
 */
export class QuietPage {
  private readonly open = new Set<Request>();
  private last = 0;

  constructor(private readonly page: Page) {
    page.on('request', (request) => {
      if (stays(request)) return;
      // What the page before this one asked for is not waited for.
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) this.open.clear();
      this.open.add(request);
      this.last = Date.now();
    });
    const ended = (request: Request) => {
      if (this.open.delete(request)) this.last = Date.now();
    };
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
  }

  /** Resolves when all is answered and drawn, and after 5 s at the latest. */
  async rests(): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const quiet = this.open.size > 0 ? 0 : Date.now() - this.last;
      if (quiet < QUIET_MS) await pause(this.open.size > 0 ? 25 : QUIET_MS - quiet);
      // What was drawn meanwhile may ask for something.
      else if ((await this.stillFor(end - Date.now())) && this.open.size === 0) return;
    }
  }

  /** Whether nothing of the document changed for the quiet time; false where a request began meanwhile. */
  private async stillFor(patience: number): Promise<boolean> {
    const before = this.last;
    await this.page.evaluate(
      ([quiet, most]) =>
        new Promise<void>((settle) => {
          const begun = performance.now();
          let timer = setTimeout(done, quiet);
          const observer = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(done, Math.min(quiet, begun + most - performance.now()));
          });
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          function done(): void {
            observer.disconnect();
            settle();
          }
        }),
      [QUIET_MS, Math.max(0, patience)] as const,
    );
    return this.last === before;
  }
}
