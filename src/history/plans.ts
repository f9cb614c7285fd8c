import * as v from "valibot";
import type { Side } from "../body/joints.js";
import type { DepthLevel } from "../checker/events.js";
import { AppError } from "../lib/app-error.js";
import { StoredValue, type ValueStorage } from "./stored-value.js";

const LEVELS = ["L1", "L2", "L3", "L4"] as const satisfies readonly DepthLevel[];
const LEGS = ["auto", "left", "right"] as const satisfies readonly ("auto" | Side)[];
const OWN_ID = /^own-[a-z0-9-]{1,40}$/;

// An exercise is named by any id: one that this version of the app does not have is not lost.
const itemSchema = v.object({
  exerciseId: v.pipe(v.string(), v.nonEmpty()),
  sets: v.pipe(v.number(), v.integer(), v.minValue(1)),
  amount: v.pipe(v.number(), v.finite(), v.gtValue(0)),
  level: v.picklist(LEVELS),
  restS: v.pipe(v.number(), v.finite(), v.minValue(0)),
  firstLeg: v.picklist(LEGS),
  lowImpact: v.boolean(),
});

/** A plan of the user's own, as the session's Plan has it. */
export interface StoredPlan {
  /** Begins with "own-". */
  readonly id: string;
  readonly name?: string | undefined;
  readonly items: readonly Readonly<v.InferOutput<typeof itemSchema>>[];
}

/** The user's own plans, in the order in which they were made. */
export interface StoredPlans {
  readonly version: 1;
  readonly plans: readonly StoredPlan[];
}

const planSchema = v.object({
  id: v.fallback(v.pipe(v.string(), v.regex(OWN_ID)), ""),
  name: v.fallback(v.optional(v.string()), undefined),
  items: v.array(v.unknown()),
});

const storedSchema = v.object({ plans: v.array(v.unknown()) });

/** An id that no plan of the list has: the one it came with where that is so. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (id !== "" && !taken.has(id)) return id;
  let number = 1;
  while (taken.has(`own-healed-${String(number)}`)) number += 1;
  return `own-healed-${String(number)}`;
}

/**
 * Turns anything into plans: a damaged exercise costs only itself, a damaged name or id only that, and what a later
 * version has written is read as far as it is understood. Never throws.
 */
export function healPlans(value: unknown): StoredPlans {
  const stored = v.safeParse(storedSchema, value);
  const taken = new Set<string>();
  const plans = (stored.success ? stored.output.plans : []).flatMap((plan): readonly StoredPlan[] => {
    const parsed = v.safeParse(planSchema, plan);
    if (!parsed.success) return [];
    const id = freeId(parsed.output.id, taken);
    taken.add(id);
    const items = parsed.output.items.flatMap((item) => {
      const healed = v.safeParse(itemSchema, item);
      return healed.success ? [healed.output] : [];
    });
    const { name } = parsed.output;
    return [name === undefined ? { id, items } : { id, name, items }];
  });
  return { version: 1, plans };
}

/** Id for a new plan of the user's own. */
export function newPlanId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `own-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** A plan that was taken out, and where it was. */
export interface RemovedPlan {
  readonly plan: StoredPlan;
  readonly index: number;
}

/** The user's own plans on this device. */
export class PlanStore extends StoredValue<StoredPlans> {
  constructor(storage: ValueStorage | undefined) {
    super(storage, "steady-knee.plans", healPlans);
  }

  /** The plan with this id, or undefined. */
  find(id: string): StoredPlan | undefined {
    return this.value.plans.find((plan) => plan.id === id);
  }

  /** Keeps a plan: in the place of the one with its id, or else as the last. */
  put(plan: StoredPlan): void {
    const { plans } = this.value;
    const known = plans.some(({ id }) => id === plan.id);
    this.#keep(known ? plans.map((kept) => (kept.id === plan.id ? plan : kept)) : [...plans, plan]);
  }

  /** Takes a plan out; what it gives back brings it back. */
  remove(id: string): RemovedPlan | undefined {
    const { plans } = this.value;
    const index = plans.findIndex((plan) => plan.id === id);
    const plan = plans[index];
    if (plan === undefined) return undefined;
    this.#keep(plans.toSpliced(index, 1));
    return { plan, index };
  }

  /** Puts a removed plan back where it was. */
  restore({ plan, index }: RemovedPlan): void {
    if (this.find(plan.id) === undefined) this.#keep(this.value.plans.toSpliced(index, 0, plan));
  }

  #keep(plans: readonly StoredPlan[]): void {
    this.set({ version: 1, plans });
  }
}

const FILE_TYPE = "steady-knee-plan";
const FILE_VERSION = 1;
/** A plan of twenty exercises has 4,000 characters. */
const MAX_PLAN_FILE_LENGTH = 100_000;

const fileSchema = v.object({ type: v.literal(FILE_TYPE), version: v.number(), plan: v.unknown() });

/** A plan as the text of a file, to be shared. The id stays here. */
export const planFileText = ({ name, items }: Pick<StoredPlan, "name" | "items">): string =>
  `${JSON.stringify({ type: FILE_TYPE, version: FILE_VERSION, source: "Steady Knee", plan: { name, items } }, null, 2)}\n`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new AppError("SK-PLAN-FILE", error instanceof Error ? error.message : "", { cause: error });
  }
}

/**
 * What the text of a file holds as its plan, not yet checked.
 * Throws AppError SK-PLAN-FILE where it is the file of no plan, SK-PLAN-VERSION where it is one of a later version.
 */
export function readPlanFile(text: string): unknown {
  if (text.length > MAX_PLAN_FILE_LENGTH) throw new AppError("SK-PLAN-FILE", `${String(text.length)} characters`);
  const parsed = v.safeParse(fileSchema, parseJson(text));
  if (!parsed.success) throw new AppError("SK-PLAN-FILE", `"type" must be "${FILE_TYPE}", with "version" and "plan"`);
  const { version, plan } = parsed.output;
  if (version !== FILE_VERSION) throw new AppError("SK-PLAN-VERSION", `version ${String(version)}`);
  return plan;
}
