import type { ClipDetail } from "./evaluation.js";
import { markup, words } from "./report-markup.js";
import type { Markup } from "./report-markup.js";

/** Look of one entry of a lane; the words in it say the same. */
type Look = "plain" | "poor" | "good" | "expected" | "raised" | "tick";

/** One entry of a lane, seconds. Without an end it is a moment. */
interface Item {
  readonly startS: number;
  readonly endS?: number;
  readonly label: string;
  readonly look: Look;
}

interface Lane {
  readonly name: string;
  readonly items: readonly Item[];
}

/** An event as far as the time line needs it; kinds that came later than this file are shown under their own name. */
interface AnyEvent {
  readonly type: string;
  readonly timeMs: number;
  readonly [field: string]: unknown;
}

/** Every second in position would be a tick where the bars say it already; begin and end are those of the clip. */
const UNSHOWN = new Set(["second-held", "second-worked", "countdown", "phase-changed", "set-ended"]);
/** Drawn as bars, or said by the bars of another lane. */
const IN_BARS = new Set([
  "hold-started",
  "hold-paused",
  "hold-resumed",
  "hold-ended",
  "fault-raised",
  "fault-cleared",
  "tracking-lost",
  "tracking-found",
  "leg-found",
]);
/** Moments nearer than this share of the clip are one entry. */
const NEAR_SHARE = 0.006;

/** What an event says beside its kind and time: every plain field, in the order it was written. */
function fieldsOf(event: AnyEvent): string {
  return Object.entries(event)
    .filter(([name]) => name !== "type" && name !== "timeMs")
    .flatMap(([name, value]) => {
      if (typeof value === "string") return [words(value)];
      return typeof value === "number" || typeof value === "boolean" ? [`${words(name)} ${shortened(value)}`] : [];
    })
    .join(", ");
}

const shortened = (value: number | boolean): string =>
  typeof value === "number" ? String(Math.round(value * 100) / 100) : String(value);

/** Bars from the events that open one and the events that close it, whichever comes first. */
function bars(
  events: readonly AnyEvent[],
  clipEndS: number,
  open: (event: AnyEvent) => { readonly label: string; readonly look: Look } | undefined,
  closes: ReadonlySet<string>,
): readonly Item[] {
  const items: Item[] = [];
  let opened: { startS: number; label: string; look: Look } | undefined;
  for (const event of events) {
    const timeS = event.timeMs / 1000;
    const next = open(event);
    if (opened !== undefined && (next !== undefined || closes.has(event.type))) {
      items.push({ ...opened, endS: timeS });
      opened = undefined;
    }
    if (next !== undefined) opened = { startS: timeS, ...next };
  }
  return opened === undefined ? items : [...items, { ...opened, endS: clipEndS }];
}

function holdBars(events: readonly AnyEvent[], clipEndS: number): readonly Item[] {
  return bars(
    events,
    clipEndS,
    (event) => {
      if (event.type === "hold-started" || event.type === "hold-resumed") return { label: "hold", look: "good" };
      return event.type === "hold-paused" ? { label: `paused: ${fieldsOf(event)}`, look: "poor" } : undefined;
    },
    new Set(["hold-ended", "set-ended"]),
  );
}

function lostBars(events: readonly AnyEvent[], clipEndS: number): readonly Item[] {
  return bars(
    events,
    clipEndS,
    (event) => (event.type === "tracking-lost" ? { label: fieldsOf(event), look: "poor" } : undefined),
    new Set(["tracking-found"]),
  );
}

/** The working leg as the app has it, from the moment it found it. */
const legBars = (events: readonly AnyEvent[], clipEndS: number): readonly Item[] =>
  bars(
    events,
    clipEndS,
    (event) => (event.type === "leg-found" ? { label: String(event["side"]), look: "plain" } : undefined),
    new Set(["set-ended"]),
  );

/** Two lanes for every fault that was expected or raised: one above the other they show hit, late, missed and false. */
function faultLanes(detail: ClipDetail, events: readonly AnyEvent[], clipEndS: number): readonly Lane[] {
  const { faults } = detail.score;
  const ofRule = (event: AnyEvent): string => String(event["ruleId"]);
  const raisedEvents = events.filter((event) => event.type === "fault-raised");
  const ids = new Set([...faults.expected.map(({ id }) => id), ...raisedEvents.map(ofRule)]);
  return [...ids].sort().flatMap((id) => {
    const verdicts = (
      [
        ["hit", faults.hit],
        [faults.late.includes(id) ? "late" : "missed", faults.missed],
        ["false", faults.false],
      ] as const
    ).flatMap(([verdict, list]) => (list.includes(id) ? [verdict] : []));
    const verdict = verdicts.length > 0 ? verdicts.join(", ") : "allowed";
    const expected = faults.expected
      .filter((fault) => fault.id === id)
      .map(({ startS, endS, name }): Item => ({ startS, endS, label: `${words(name)}: ${verdict}`, look: "expected" }));
    const raised = bars(
      events.filter((event) => event.type === "set-ended" || ofRule(event) === id),
      clipEndS,
      (event) =>
        event.type === "fault-raised"
          ? {
              label: `${detail.score.scored ? `${verdict}: ` : ""}${String(event["severity"])}, ${words(String(event["cue"]))}`,
              look: "raised",
            }
          : undefined,
      new Set(["fault-cleared", "set-ended"]),
    );
    return [
      { name: `${id} expected`, items: expected },
      { name: `${id} raised`, items: raised },
    ];
  });
}

function laneOfMoment(type: string): string {
  if (type.endsWith("-counted")) return "Counted";
  if (type.endsWith("-refused")) return "Refused";
  if (type === "notice") return "Notices";
  return type === "travelled" ? "Travel without steps" : type === "foot-tapped" ? "Foot down" : "Other events";
}

function momentLanes(events: readonly AnyEvent[]): readonly Lane[] {
  const lanes = new Map<string, Item[]>([
    ["Counted", []],
    ["Refused", []],
    ["Travel without steps", []],
    ["Foot down", []],
    ["Notices", []],
    ["Other events", []],
  ]);
  for (const event of events) {
    if (IN_BARS.has(event.type) || UNSHOWN.has(event.type)) continue;
    const name = laneOfMoment(event.type);
    const items = lanes.get(name) ?? [];
    const said = fieldsOf(event);
    const label =
      name === "Counted" ? [`${items.length + 1}`, said].filter(Boolean).join(" ") : said || words(event.type);
    items.push({
      startS: event.timeMs / 1000,
      label: name === "Other events" && said !== "" ? `${words(event.type)}: ${said}` : label,
      look: "tick",
    });
  }
  return [...lanes].map(([name, items]) => ({ name, items }));
}

function viewLane(detail: ClipDetail, clipEndS: number): Lane {
  const { views } = detail;
  return {
    name: "View",
    items: views.map(({ timeS, view, own }, index) => ({
      startS: timeS,
      endS: views[index + 1]?.timeS ?? clipEndS,
      label: view,
      look: own ? "plain" : "poor",
    })),
  };
}

/** End of the time axis that plot and time line of a clip share, seconds. */
export const clipEnd = (detail: ClipDetail): number =>
  Math.max(
    detail.score.durationS,
    ...detail.angles.map(({ timeS }) => timeS.at(-1) ?? 0),
    ...detail.events.map(({ timeMs }) => timeMs / 1000),
    0.1,
  );

function lanesOf(detail: ClipDetail): readonly Lane[] {
  const clipEndS = clipEnd(detail);
  const events: readonly AnyEvent[] = detail.events.map((event) => ({ ...event }));
  return [
    viewLane(detail, clipEndS),
    { name: "Not seen", items: lostBars(events, clipEndS) },
    { name: "Working leg", items: legBars(events, clipEndS) },
    { name: "Hold", items: holdBars(events, clipEndS) },
    ...momentLanes(events),
    ...faultLanes(detail, events, clipEndS),
  ].filter(({ items }) => items.length > 0);
}

const seconds = (timeS: number): string => `${timeS.toFixed(2)} s`;

const titleOf = ({ startS, endS, label }: Item): string =>
  `${label} (${endS === undefined ? seconds(startS) : `${seconds(startS)} to ${seconds(endS)}`})`;

/** Moments that lie on one another as one, so that none hides another. */
function apart(items: readonly Item[], clipEndS: number): readonly Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    const last = kept.at(-1);
    if (last?.look === "tick" && item.look === "tick" && item.startS - last.startS < clipEndS * NEAR_SHARE) {
      kept[kept.length - 1] = { ...last, label: `${last.label}; ${item.label}` };
    } else kept.push(item);
  }
  return kept;
}

function laneMarkup({ name, items }: Lane, clipEndS: number): Markup {
  const percentOf = (timeS: number): string => ((Math.min(Math.max(timeS, 0), clipEndS) / clipEndS) * 100).toFixed(2);
  const shown = apart(items, clipEndS);
  const boxes = shown.map((item, index) => {
    // The words have room up to the next entry, however short their own one is.
    const roomS = (shown[index + 1]?.startS ?? clipEndS) - item.startS;
    const filled = item.endS === undefined || roomS <= 0 ? 0 : Math.min(1, (item.endS - item.startS) / roomS);
    return markup`<span style="left:${percentOf(item.startS)}%;width:${percentOf(roomS)}%" title="${titleOf(item)}"><i class="${item.look}" style="width:${(filled * 100).toFixed(2)}%"></i>${item.label}</span>`;
  });
  return markup`<div class="lane"><b>${name}</b><div class="track">${boxes}</div></div>\n`;
}

/** The events of a clip as lanes under its plot, and as a table for those who cannot see or hover them. */
export function timeLine(detail: ClipDetail): Markup {
  const clipEndS = clipEnd(detail);
  const lanes = lanesOf(detail);
  if (lanes.length === 0) return markup`<p>No events.</p>`;
  const rows = lanes
    .flatMap(({ name, items }) => items.map((item) => ({ name, item })))
    .sort((one, other) => one.item.startS - other.item.startS)
    .map(
      ({ name, item }) =>
        markup`<tr><td>${item.startS.toFixed(2)}</td><td>${item.endS?.toFixed(2) ?? ""}</td><td>${name}</td><td>${item.label}</td></tr>\n`,
    );
  return markup`<div class="lanes" role="img" aria-label="Time line of the events; the table below it lists them.">
${lanes.map((lane) => laneMarkup(lane, clipEndS))}</div>
<details><summary>Events as a table</summary>
<table><thead><tr><th scope="col">From, s</th><th scope="col">To, s</th><th scope="col">Lane</th><th scope="col">What</th></tr></thead>
<tbody>
${rows}</tbody></table></details>`;
}
