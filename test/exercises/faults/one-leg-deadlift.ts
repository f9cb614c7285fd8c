import type { FaultCase } from "../../support/fault-cases.js";
import { sideFaults } from "../../support/hinge-faults.js";

export const FAULT_CASES: readonly FaultCase[] = sideFaults();
