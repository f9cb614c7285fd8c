/**
 * Who may import whom: the table of the design, one rule a row.
 * "types" means `import type` only: it leaves nothing behind in the bundle.
 */
const FOLDERS = "locales|lib|body|checker|exercises|session|camera|pose|coach|history|ui|app";

/** Files of `from` may import only themselves, what packages give, and the folders in `to`. */
const mayImport = (from, to, { types = "", comment } = {}) => {
  const own = `^src/${from}/`;
  const rest = (allowed) => `^src/(?!(?:${[from, allowed].filter(Boolean).join("|")})/)`;
  const rules = [
    {
      name: `${from}-imports`,
      comment: comment ?? `${from} may import ${to || "nothing of ours"}${types && `, and the types of ${types}`}.`,
      severity: "error",
      from: { path: own },
      to: { path: rest([to, types].filter(Boolean).join("|")) },
    },
  ];
  if (types) {
    rules.push({
      name: `${from}-imports-types`,
      comment: `${from} may import only types from ${types}: use "import type".`,
      severity: "error",
      from: { path: own },
      to: { path: `^src/(?:${types})/`, dependencyTypesNot: ["type-only"] },
    });
  }
  return rules;
};

const onlyIn = (name, packages, places) => ({
  name,
  comment: `Only ${places} may import ${packages}.`,
  severity: "error",
  from: { path: "^src/", pathNot: places },
  to: { path: `^node_modules/(?:${packages})/` },
});

const TFJS = "@tensorflow|@tensorflow-models|@mediapipe";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unknown-module",
      comment: "The import leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(?:virtual:|/models/)" },
    },
    {
      name: "no-undeclared-package",
      comment: "Name the package in package.json, under dependencies if what ships uses it.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-test-code-in-src",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^test/" },
    },
    {
      name: "no-node-in-src",
      comment: "This runs in a browser.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "known-folders",
      comment: "A new folder under src needs a row in this table.",
      severity: "error",
      from: {},
      to: { path: `^src/(?!main\\.ts$)(?!(?:${FOLDERS})/)` },
    },

    ...mayImport("locales", ""),
    ...mayImport("lib", "locales"),
    ...mayImport("body", "lib"),
    ...mayImport("checker", "body|lib"),
    ...mayImport("exercises", "body|checker"),
    {
      name: "exercises-know-the-definition-only",
      comment: "An exercise is data: of the checker it knows the definition, not the machines.",
      severity: "error",
      from: { path: "^src/exercises/" },
      to: { path: "^src/checker/(?!definition|events)" },
    },
    {
      name: "exercises-are-apart",
      comment: "No exercise knows another one; the catalog knows them all. What the five hinges share is in hinge.ts.",
      severity: "error",
      from: { path: "^src/exercises/", pathNot: "^src/exercises/catalog\\.ts$" },
      to: { path: "^src/exercises/(?!hinge\\.ts$)" },
    },
    ...mayImport("camera", "lib", { types: "body|checker" }),
    ...mayImport("history", "lib", { types: "body|checker" }),
    ...mayImport("coach", "lib", { types: "body|checker" }),
    ...mayImport("session", "lib|body|checker|exercises", { types: "camera|pose|coach|history" }),
    ...mayImport("ui", "lib", { types: "body|checker|exercises" }),
    ...mayImport("pose", "lib|body"),
    {
      name: "pose-client-is-light",
      comment: "What the main thread loads of pose must not draw tfjs into the first bundle.",
      severity: "error",
      from: { path: "^src/pose/[^/]+\\.ts$" },
      to: { path: `^(?:node_modules/(?:${TFJS})|src/pose/(?:worker|engines))/`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pose-inside-is-private",
      comment: "The main thread talks to the engines through the pose client and its worker only.",
      severity: "error",
      from: { path: "^src/(?:app/|main\\.ts$)" },
      to: { path: "^src/pose/(?:worker|engines)/" },
    },
    {
      name: "app-is-the-top",
      comment: "Only main.ts and app itself may import app; nothing imports main.ts.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(?:app/|main\\.ts$)" },
      to: { path: "^src/(?:app/|main\\.ts$)" },
    },

    onlyIn("tfjs-in-pose-only", TFJS, "^src/pose/"),
    onlyIn("lit-in-ui-and-app-only", "lit|lit-html|lit-element|@lit/(?!localize/)[^/]+", "^src/(?:ui|app)/"),
    onlyIn("texts-in-coach-ui-and-app-only", "@lit/localize", "^src/(?:(?:coach|ui|app|locales)/|lib/language\\.ts$)"),
    {
      name: "no-language-in-pure-folders",
      comment: "What is pure has no words: give an id, and let coach, ui or app find the text.",
      severity: "error",
      from: { path: "^src/(?!(?:coach|ui|app|lib)/|main\\.ts$)" },
      to: { path: "^src/(?:lib/(?:language|quantities)\\.ts$|locales/)" },
    },
    {
      name: "locales-by-language-only",
      comment: "Translations are loaded by lib/language.ts, when they are wanted.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(?:locales/|lib/language\\.ts$)" },
      to: { path: "^src/locales/" },
    },
    onlyIn("mediabunny-in-camera-only", "mediabunny", "^src/camera/"),
    onlyIn("uplot-in-ui-only", "uplot", "^src/ui/"),
    onlyIn("pouchdb-in-store-only", "pouchdb[^/]*", "^src/history/(?:store|sync)\\.ts$"),
    {
      name: "no-barrel-files",
      comment: "Import from the file itself.",
      severity: "error",
      from: {},
      to: { path: "^src/.*/index[.]ts$" },
    },
  ],
  options: {
    doNotFollow: { path: "^node_modules" },
    exclude: { path: "^(?:dist|\\.cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "browser", "types", "default"] },
  },
};
