import createCache, { type EmotionCache } from '@emotion/cache';

type SheetOptions = ConstructorParameters<new (options: EmotionCache['sheet']) => unknown>[0];

/**
 * Styles of the components without a single inline `<style>` element: the Content-Security-Policy of the pages allows
 * stylesheets of our own origin only, and a constructed stylesheet needs no exception and no nonce.
 */
class AdoptedSheet {
  readonly key: string;
  readonly container: Node;
  readonly tags: HTMLStyleElement[] = [];
  readonly isSpeedy = true;
  before: Element | null = null;
  ctr = 0;
  private readonly sheet = new CSSStyleSheet();

  constructor(options: Pick<SheetOptions, 'key' | 'container'>) {
    this.key = options.key;
    this.container = options.container;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }

  hydrate(): void {
    // Nothing is rendered by the server.
  }

  insert(rule: string): void {
    try {
      this.sheet.insertRule(rule, this.sheet.cssRules.length);
      this.ctr += 1;
    } catch {
      // Vendor-prefixed selectors of other browsers are no rules here; every browser drops those it does not know.
    }
  }

  flush(): void {
    this.sheet.replaceSync('');
    this.ctr = 0;
  }
}

export function adoptedStyles(): EmotionCache {
  const cache = createCache({ key: 'lx' });
  const sheet = new AdoptedSheet(cache.sheet);
  cache.sheet = sheet as unknown as EmotionCache['sheet'];
  return cache;
}
