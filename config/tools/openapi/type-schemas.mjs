// What TypeScript knows of a type, as the JSON Schema of what JSON.stringify makes of its values.
import ts from 'typescript';

const { TypeFlags, SymbolFlags } = ts;

/** Schemas of types; those that have a name become components, each written once. */
export class TypeSchemas {
  /** @type {Record<string, object>} */
  components = {};
  /** Which type has taken a name. @type {Map<string, ts.Symbol>} */
  #owners = new Map();

  /** @param {ts.TypeChecker} checker */
  constructor(checker) {
    this.checker = checker;
  }

  /** @param {ts.Type} type @returns {object} */
  of(type) {
    const name = this.#nameOf(type);
    if (name === undefined) return this.#shape(type);
    if (!(name in this.components)) {
      this.components[name] = {};
      const text = documentation(this.checker, type.aliasSymbol ?? type.symbol);
      this.components[name] = { ...(text && { description: text }), ...this.#shape(type) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /**
   * Types of our own that are declared under a name and take no arguments; two of one name are told apart by their
   * library.
   */
  #nameOf(type) {
    const symbol = type.aliasSymbol ?? (type.flags & TypeFlags.Object ? type.symbol : undefined);
    const declaration = symbol?.declarations?.[0];
    if (!declaration || !isOwn(declaration)) return undefined;
    if (type.aliasTypeArguments?.length || this.checker.getTypeArguments(type).length) return undefined;
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isTypeAliasDeclaration(declaration)) return undefined;
    if (declaration.typeParameters?.length) return undefined;
    for (const candidate of [symbol.name, `${symbol.name}In${libraryOf(declaration)}`]) {
      const owner = this.#owners.get(candidate) ?? symbol;
      if (owner !== symbol) continue;
      this.#owners.set(candidate, symbol);
      return candidate;
    }
    throw new Error(`Two types of ${libraryOf(declaration)} are called ${symbol.name}`);
  }

  #shape(type) {
    const { flags } = type;
    if (flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.TypeParameter | TypeFlags.NonPrimitive)) return {};
    if (flags & TypeFlags.Null) return { type: 'null' };
    if (flags & TypeFlags.StringLiteral || flags & TypeFlags.NumberLiteral) return { const: type.value };
    if (flags & TypeFlags.BooleanLiteral) return { const: this.checker.typeToString(type) === 'true' };
    if (flags & TypeFlags.StringLike) return { type: 'string' };
    if (flags & TypeFlags.NumberLike) return { type: 'number' };
    if (flags & TypeFlags.BooleanLike && !type.isUnion()) return { type: 'boolean' };
    if (type.isUnion()) return this.#union(type);
    if (this.checker.isArrayType(type)) return this.#array(type);
    if (this.checker.isTupleType(type)) return this.#tuple(type);
    if (type.symbol?.name === 'Date') return { type: 'string', format: 'date-time' };
    return this.#object(type);
  }

  #array(type) {
    const [item] = this.checker.getTypeArguments(type);
    return { type: 'array', items: this.of(item) };
  }

  #tuple(type) {
    const items = this.checker.getTypeArguments(type).map((item) => this.of(item));
    return { type: 'array', prefixItems: items, minItems: type.target.minLength, maxItems: items.length };
  }

  #union(type) {
    const parts = type.types.filter(({ flags }) => !(flags & (TypeFlags.Undefined | TypeFlags.Void)));
    const literals = parts.filter(({ flags }) => flags & (TypeFlags.StringLiteral | TypeFlags.NumberLiteral));
    const booleans = parts.filter(({ flags }) => flags & TypeFlags.BooleanLiteral);
    const others = parts.filter((part) => !literals.includes(part) && !booleans.includes(part));
    const schemas = [
      ...(literals.length > 0 ? [oneOfLiterals(literals.map(({ value }) => value))] : []),
      ...(booleans.length === 2 ? [{ type: 'boolean' }] : booleans.map((part) => this.of(part))),
      ...others.map((part) => this.of(part)),
    ];
    return together(schemas);
  }

  #object(type) {
    const properties = {};
    const required = [];
    for (const symbol of this.checker.getPropertiesOfType(type)) {
      const declared = this.checker.getTypeOfSymbol(symbol);
      if (declared.getCallSignatures().length > 0) continue;
      const schema = this.of(declared);
      const text = documentation(this.checker, symbol);
      properties[symbol.name] = text ? { ...schema, description: text } : schema;
      if (!(symbol.flags & SymbolFlags.Optional) && !mayBeUndefined(declared)) required.push(symbol.name);
    }
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required: required.sort() }),
      ...(index && { additionalProperties: this.of(index) }),
    };
  }
}

/** One schema for several: `null` beside a plain type is a type more, everything else is a choice. */
function together(schemas) {
  if (schemas.length === 1) return schemas[0];
  const nothing = schemas.find(({ type }) => type === 'null');
  const rest = schemas.filter((schema) => schema !== nothing);
  const [only] = rest;
  if (nothing && rest.length === 1 && typeof only.type === 'string')
    return { ...only, type: [only.type, 'null'], ...(only.enum && { enum: [...only.enum, null] }) };
  return { anyOf: [...rest, ...(nothing ? [nothing] : [])] };
}

function oneOfLiterals(values) {
  if (values.length === 1) return { const: values[0] };
  const kinds = [...new Set(values.map((value) => typeof value))];
  // The compiler keeps them in the order in which it came across them, which any other file may change.
  const sorted = [...values].sort((a, b) => (a < b ? -1 : 1));
  return { type: kinds.length === 1 ? kinds[0] : kinds, enum: sorted };
}

/** A key whose value is undefined is left out of JSON. What may be anything may be that too. */
function mayBeUndefined(type) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(({ flags }) => flags & (TypeFlags.Undefined | TypeFlags.Void | TypeFlags.Any | TypeFlags.Unknown));
}

const isOwn = (declaration) => /\/(libs|apps)\/[^/]+\/src\//.test(declaration.getSourceFile().fileName);

function libraryOf(declaration) {
  const [, name = ''] = /\/(?:libs|apps)\/([^/]+)\/src\//.exec(declaration.getSourceFile().fileName) ?? [];
  return name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
}

function documentation(checker, symbol) {
  return ts
    .displayPartsToString(symbol?.getDocumentationComment(checker))
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
