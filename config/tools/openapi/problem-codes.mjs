// The codes of the problem catalogue that a method can answer with: those that stand in it and in whatever it calls.
import ts from 'typescript';

/**
 * A rule of the domain says what it finds as a value; that is shown beside an action and is no answer of this
 * operation.
 */
const isRule = (node) => node.getSourceFile().fileName.includes('/libs/domain/');

/** Follows calls through the program; what is called by an interface is looked up in the classes that implement it. */
export class ProblemCodes {
  #implementations = new Map();
  /** Of each function that was looked at: codes that stand in it, and what it calls. */
  #known = new Map();

  /** @param {ts.Program} program @param {ReadonlySet<string>} codes */
  constructor(program, codes) {
    this.checker = program.getTypeChecker();
    this.codes = codes;
    for (const file of program.getSourceFiles()) if (!file.isDeclarationFile) this.#noteClasses(file);
  }

  /** @param {ts.Node} method @returns {string[]} */
  of(method) {
    const found = new Set();
    const seen = new Set();
    const open = [method];
    for (let node = open.pop(); node; node = open.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      const { codes, calls } = this.#look(node);
      for (const code of codes) found.add(code);
      open.push(...calls);
    }
    return [...found].sort();
  }

  /**
   * The codes that stand in the rules of the domain, by which the engine refuses. @param {ts.Program} program @returns
   * {string[]}
   */
  rules(program) {
    const files = program.getSourceFiles().filter(({ fileName }) => fileName.includes('/libs/domain/src/'));
    return [...new Set(files.flatMap((file) => [...this.#look(file).codes]))].sort();
  }

  #look(node) {
    const known = this.#known.get(node);
    if (known) return known;
    const result = { codes: new Set(), calls: new Set() };
    this.#known.set(node, result);
    const visit = (at) => {
      if (ts.isStringLiteralLike(at) && this.codes.has(at.text)) result.codes.add(at.text);
      if (ts.isCallExpression(at) || ts.isNewExpression(at)) for (const one of this.#targets(at)) result.calls.add(one);
      ts.forEachChild(at, visit);
    };
    ts.forEachChild(node, visit);
    return result;
  }

  /** The bodies that a call may run: what it calls, and functions of ours that it hands over by name. */
  #targets(call) {
    const declaration = this.checker.getResolvedSignature(call)?.declaration;
    const handed = (call.arguments ?? []).filter(ts.isIdentifier).flatMap((name) => this.#functionOf(name));
    if (!declaration) return handed;
    if (isRule(declaration)) return handed;
    if (declaration.body) return [declaration, ...handed];
    const owner = declaration.parent;
    if (!owner || !ts.isInterfaceDeclaration(owner) || !declaration.name) return handed;
    const classes = this.#implementations.get(this.checker.getSymbolAtLocation(owner.name)) ?? [];
    const name = declaration.name.getText();
    return [...classes.flatMap((one) => one.members.filter((member) => member.name?.getText() === name)), ...handed];
  }

  #functionOf(name) {
    let symbol = this.checker.getSymbolAtLocation(name);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    return (symbol?.declarations ?? []).filter((one) => ts.isFunctionDeclaration(one) && one.body);
  }

  #noteClasses(file) {
    const visit = (node) => {
      if (ts.isClassDeclaration(node))
        for (const clause of node.heritageClauses ?? [])
          for (const { expression } of clause.types) this.#implement(node, expression);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }

  #implement(node, expression) {
    let symbol = this.checker.getSymbolAtLocation(expression);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    if (!symbol) return;
    this.#implementations.set(symbol, [...(this.#implementations.get(symbol) ?? []), node]);
  }
}
