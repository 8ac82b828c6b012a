import type { Running } from './round';

const INSTITUTES = [
  'inst-north-energy',
  'inst-clearwater',
  'inst-greenbuild',
  'inst-circular',
  'inst-ecology',
  'inst-process',
  'inst-powertrain',
  'inst-economy',
  'inst-carbon',
  'inst-grid',
];

/** Three experts of three institutes; another three at the defence. */
export function panelists(running: Running, shift: number): string[] {
  return [0, 1, 2].map(
    (n) =>
      `expert${1 + ((running.line.index + n) % 3)}@${INSTITUTES[(running.line.index + shift + n * 3) % INSTITUTES.length]}`,
  );
}
