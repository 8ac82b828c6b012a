import ts from 'typescript';

/** Codes, days and digests are cut at a place of their own form, all within so many characters. */
const LONGEST_CODE = 32;
const CUTTERS = new Set(['slice', 'substring', 'substr']);
const A_LIMIT = /limit|max|longest|most\b/i;

const isEmptyText = (node) => node?.type === 'Literal' && node.value === '';
const isTrim = (node) => {
  const call = node?.type === 'ChainExpression' ? node.expression : node;
  return (
    call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && call.callee.property.name === 'trim'
  );
};

/**
 * Rules on text that people write: a character is what a reader sees as one, and blank is what a reader sees nothing
 * of.
 */
export const wholeCharacters = {
  rules: {
    cut: {
      meta: {
        type: 'problem',
        schema: [],
        messages: {
          units: 'Cut text with cutText, shortened or cutUnits of form-rules: this halves characters.',
          points: 'Count or cut characters with countCharacters or cutText of form-rules: these are code points.',
          sql: 'left() in SQL cuts within a character: take the text and cut it with shortened of form-rules.',
        },
      },
      create(context) {
        const services = context.sourceCode.parserServices;
        const isText = (node) => (services.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0;
        const asksLength = ({ parent }) =>
          parent.type === 'MemberExpression' && /^(length|slice)$/.test(parent.property.name);
        return {
          'CallExpression[callee.type="MemberExpression"]'(node) {
            if (!CUTTERS.has(node.callee.property.name)) return;
            const [from, to] = node.arguments;
            if (from?.type !== 'Literal' || from.value !== 0 || !to) return;
            const cuts = to.type === 'Literal' ? to.value > LONGEST_CODE : A_LIMIT.test(context.sourceCode.getText(to));
            if (cuts && isText(node.callee.object)) context.report({ node, messageId: 'units' });
          },
          'ArrayExpression[elements.length=1] > SpreadElement'(node) {
            if (asksLength(node.parent) && isText(node.argument)) context.report({ node, messageId: 'points' });
          },
          TemplateElement(node) {
            if (/\bleft\s*\(\s*[a-z_.]+/.test(node.value.raw) && /\b(SELECT|RETURNING)\b/.test(node.value.raw))
              context.report({ node, messageId: 'sql' });
          },
        };
      },
    },
    'filled-in': {
      meta: {
        type: 'problem',
        schema: [],
        messages: { trim: 'Ask isVisible of form-rules whether a text is filled in, as the server does.' },
      },
      create(context) {
        const report = (node) => context.report({ node, messageId: 'trim' });
        return {
          BinaryExpression(node) {
            if (/^[!=]==$/.test(node.operator) && isTrim(node.left) && isEmptyText(node.right)) report(node);
          },
          'UnaryExpression[operator="!"]'(node) {
            if (isTrim(node.argument)) report(node);
          },
          'ConditionalExpression, IfStatement'(node) {
            if (isTrim(node.test)) report(node);
          },
          'LogicalExpression[operator="&&"]'(node) {
            if (isTrim(node.left)) report(node);
          },
        };
      },
    },
    'max-length': {
      meta: {
        type: 'problem',
        schema: [],
        messages: { units: 'maxLength of an element counts halves of characters: cut what is typed with cutText.' },
      },
      create(context) {
        return {
          'JSXAttribute Property[key.name="maxLength"], JSXAttribute[name.name="maxLength"]'(node) {
            context.report({ node, messageId: 'units' });
          },
        };
      },
    },
  },
};
