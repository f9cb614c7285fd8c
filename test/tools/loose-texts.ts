import ts from "typescript";

/** A text in the code that no translator gets to see, or that keeps the language of the moment it was made in. */
export interface LooseText {
  readonly line: number;
  readonly text: string;
  readonly why: "not in msg()" | "made too early";
}

/** Attributes that are read by people. */
const TEXT_ATTRIBUTE =
  /^[.]?(?:aria-(?:label|description|roledescription|valuetext)|title|alt|placeholder|label|content)$/;

/** ... and attributes that are not; `.text=${...}` and the like are not among them. */
const ID_ATTRIBUTE = /^(?:class|d|href|id|lang|type|value|aria-(?:pressed|invalid|hidden|expanded|current))$/;

/** Calls whose arguments are for whoever debugs or for the platform, never on the page. */
const TECHNICAL_CALL = /(?:^console\.\w+|Error|^matchMedia|\.(?:startsWith|endsWith|includes|matches|querySelector))$/;

/** Properties that hold no text, whatever their type says. */
const TECHNICAL_PROPERTY = /^(?:font|labelFont|import|id|exerciseId)$/;

/** The same in every language. */
const PROPER_NAMES: readonly string[] = ["Steady Knee"];

const WORD = /\p{L}{2,}/u;
/** Stands for a value inside a template. */
const VALUE = "\uFFFC";

/** One word, and no name in camel case. */
const isWord = (text: string): boolean => /^\p{L}[\p{Ll}'’]+[.,:;!?…]?$/u.test(text.trim());

/** A single small word in a variable or an argument is an id nearly always: "left", "pause". */
const isSmallWord = (text: string): boolean => /^\p{Ll}+$/u.test(text);

/** Two words or more, of which one at least stands free. */
const isSentence = (text: string): boolean =>
  /\s/u.test(text) && /(?:^|[\s“(])\p{L}{2,}[.,:;!?…”)]*(?=$|[\s\u{FFFC}])/u.test(text.trim());

const joined = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text + template.templateSpans.map(({ literal }) => VALUE + literal.text).join("");

const tagOf = (template: ts.TemplateLiteral): string =>
  ts.isTaggedTemplateExpression(template.parent) ? template.parent.tag.getText() : "";

const isMsgCall = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.getText() === "msg";

/** The literal itself is what msg() gets; one in a value of its template is not. */
function isInMsg(literal: ts.Node): boolean {
  const given = ts.isTaggedTemplateExpression(literal.parent) ? literal.parent : literal;
  const call = given.parent;
  if (isMsgCall(call)) return call.arguments[0] === given;
  // Its id and its note for translators.
  return ts.isPropertyAssignment(call) && isMsgCall(call.parent.parent);
}

/** Texts between the tags and in the attributes that people read. Values stand as one sign. */
function textsOfMarkup(markup: string): readonly string[] {
  const comments = markup.replaceAll(/<!--.*?-->/gs, "");
  const tags = /<\/?[a-z][^\s>]*(?:\s+[^\s=>"]+(?:=(?:"[^"]*"|[^\s">]+))?|\s)*\s*\/?>/giu;
  const between = comments.split(tags);
  const attributes = [...comments.matchAll(/\s([.@?]?[\w-]+)="([^"]*)"/g)].flatMap(([, name = "", value = ""]) =>
    TEXT_ATTRIBUTE.test(name) ? [value] : [],
  );
  const bare = [...comments.matchAll(/\s([.]?[\w-]+)=([^\s">]+)/g)].flatMap(([, name = "", value = ""]) =>
    TEXT_ATTRIBUTE.test(name) ? [value] : [],
  );
  return [...between, ...attributes, ...bare].map((text) => text.trim()).filter((text) => WORD.test(text));
}

/** An id: the type it has to be of names all that it can be. */
function isId(literal: ts.Expression, checker: ts.TypeChecker): boolean {
  const wanted = checker.getContextualType(literal);
  if (wanted === undefined) return false;
  const parts = wanted.isUnion() ? wanted.types : [wanted];
  const defined = parts.filter(
    // What an async function returns may come later too.
    ({ flags, symbol }) =>
      (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) === 0 &&
      (symbol as ts.Symbol | undefined)?.name !== "PromiseLike",
  );
  return (
    defined.length > 0 &&
    defined.every(
      (type) =>
        (type.flags &
          (ts.TypeFlags.StringLiteral |
            ts.TypeFlags.TemplateLiteral |
            ts.TypeFlags.Index |
            ts.TypeFlags.Boolean |
            ts.TypeFlags.BooleanLiteral |
            ts.TypeFlags.Number)) !==
        0,
    )
  );
}

/** Where a text is told rather than compared, looked up or handed to the platform. */
function isTold(literal: ts.Node, text: string): boolean {
  const { parent } = literal;
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)) {
    return isTold(parent, text);
  }
  if (ts.isConditionalExpression(parent)) return isTold(parent, text);
  if (ts.isVariableDeclaration(parent) || ts.isCallExpression(parent)) return !isSmallWord(text);
  if (ts.isTemplateSpan(parent)) {
    const template = parent.parent;
    return ts.isTaggedTemplateExpression(template.parent) || /\s/.test(joined(template));
  }
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    if (kind === ts.SyntaxKind.EqualsToken) return parent.right === literal;
    const joins = [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.PlusToken];
    return joins.includes(kind) && isTold(parent, text);
  }
  if (ts.isArrayLiteralExpression(parent)) {
    // A list of ids, from which a type is made.
    return !(ts.isAsExpression(parent.parent) && parent.parent.type.getText() === "const");
  }
  return (
    (ts.isPropertyAssignment(parent) && parent.initializer === literal) ||
    (ts.isPropertyDeclaration(parent) && parent.initializer === literal) ||
    (ts.isParameter(parent) && parent.initializer === literal) ||
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent)
  );
}

/** The attribute whose value this is a part of; empty where it stands between tags. */
function attributeOf(span: ts.TemplateSpan): string {
  const { head, templateSpans } = span.parent;
  const before = templateSpans.slice(0, templateSpans.indexOf(span)).map(({ literal }) => literal.text);
  return /\s([.?@]?[\w-]+)=(?:"[^"]*)?$/.exec([head.text, ...before].join(VALUE))?.[1] ?? "";
}

function isTechnical(literal: ts.Node): boolean {
  for (let node = literal.parent; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isTemplateSpan(node) && ID_ATTRIBUTE.test(attributeOf(node))) return true;
    if (ts.isPropertyAssignment(node) && TECHNICAL_PROPERTY.test(node.name.getText())) return true;
    if (ts.isBinaryExpression(node) && TECHNICAL_PROPERTY.test(node.left.getText().split(".").at(-1) ?? ""))
      return true;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node) || ts.isDecorator(node))
      return true;
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && TECHNICAL_CALL.test(node.expression.getText()))
      return true;
    if (ts.isFunctionLike(node)) return false;
  }
  return false;
}

/** msg() here gives its text once, not when it is used. */
function isTooEarly(call: ts.Node): boolean {
  for (let node = call.parent; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isFunctionLike(node)) return ts.isConstructorDeclaration(node);
    if (ts.isPropertyDeclaration(node)) return true;
  }
  return true;
}

/** All loose texts of a file. */
export function looseTexts(file: ts.SourceFile, checker: ts.TypeChecker): readonly LooseText[] {
  const found: LooseText[] = [];
  const add = (node: ts.Node, text: string, why: LooseText["why"]): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push({ line: line + 1, text: text.replaceAll(/\s+/g, " ").trim(), why });
  };
  const visit = (node: ts.Node): void => {
    if (isMsgCall(node) && isTooEarly(node)) add(node, node.getText(), "made too early");
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) {
      for (const text of looseIn(node)) add(node, text, "not in msg()");
    }
    ts.forEachChild(node, visit);
  };
  const looseIn = (literal: ts.StringLiteral | ts.TemplateLiteral): readonly string[] => {
    if (isInMsg(literal)) return [];
    if (ts.isStringLiteral(literal)) return isLoose(literal, literal.text) ? [literal.text] : [];
    const tag = tagOf(literal);
    if (tag === "html" || tag === "svg") return textsOfMarkup(joined(literal));
    if (tag === "str") return [joined(literal)];
    return tag === "" && isLoose(literal, joined(literal)) ? [joined(literal)] : [];
  };
  const isLoose = (literal: ts.Expression, text: string): boolean => {
    if (!WORD.test(text) || PROPER_NAMES.includes(text) || isTechnical(literal) || isId(literal, checker)) return false;
    return isSentence(text) || (isWord(text) && isTold(literal, text));
  };
  visit(file);
  return found;
}
