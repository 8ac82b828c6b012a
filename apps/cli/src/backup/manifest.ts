import { Type, type Static } from '@sinclair/typebox';
import Ajv from 'ajv';

const Sha = Type.String({ pattern: '^[0-9a-f]{64}$' });

/**
 * What an archive says about itself, as its last member `manifest.json`. Sizes are bytes before compression, instants
 * UTC.
 */
export const Manifest = Type.Object({
  format: Type.Literal(1),
  product: Type.Literal('linxuan'),
  release: Type.String(),
  takenAt: Type.String(),
  server: Type.String(),
  /** In the order in which they were applied. */
  migrations: Type.Array(Type.String()),
  tables: Type.Array(
    Type.Object({
      name: Type.String(),
      columns: Type.Array(Type.String()),
      rows: Type.Integer({ minimum: 0 }),
      /** Sum over the digests of the rows, whatever their order. */
      digest: Type.String({ pattern: '^-?\\d+$' }),
      bytes: Type.Integer({ minimum: 0 }),
      sha256: Sha,
    }),
  ),
  leftOut: Type.Record(Type.String(), Type.String()),
  sequences: Type.Array(
    Type.Object({ name: Type.String(), lastValue: Type.String({ pattern: '^-?\\d+$' }), isCalled: Type.Boolean() }),
  ),
  roles: Type.Array(
    Type.Object({
      name: Type.String(),
      settings: Type.Array(Type.String()),
      verifier: Type.Optional(Type.String({ pattern: '^SCRAM-SHA-256\\$[0-9A-Za-z+/=:$]+$' })),
    }),
  ),
  access: Type.Object({ bytes: Type.Integer(), sha256: Sha }),
  files: Type.Object({
    count: Type.Integer({ minimum: 0 }),
    bytes: Type.Integer({ minimum: 0 }),
    missing: Type.Array(Sha),
  }),
  settings: Type.Object({
    values: Type.Record(Type.String(), Type.String()),
    secrets: Type.Array(Type.String()),
    empty: Type.Boolean(),
  }),
});
export type Manifest = Static<typeof Manifest>;

export const MANIFEST = 'manifest.json';
export const ACCESS = 'access.json';
export const tableMember = (name: string): string => `tables/${name}.copy`;
export const FILES = 'files/';

const isManifest = new Ajv({ strict: false }).compile<Manifest>(Manifest);

/** The manifest that a text holds, or undefined where it is none of this format. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return isManifest(content) ? content : undefined;
  } catch {
    return undefined;
  }
}
