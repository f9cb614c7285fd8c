import type { PlanStore } from "../history/plans.js";
import type { Plan } from "../session/plan.js";
import { findReadyPlan } from "../session/ready-plans.js";

/** The plan with this id, a ready or an own one; undefined where there is none. */
export const findPlan = (plans: PlanStore, id: string): Plan | undefined => findReadyPlan(id) ?? plans.find(id);
