import type { FigureData } from "./figure-data.js";

const FILES = import.meta.glob<FigureData>("./figures/*.json", { eager: true, import: "default" });

/** Key poses of an exercise by its id; undefined where there are none. This module is large: import it on demand. */
export const findFigure = (exerciseId: string): FigureData | undefined => FILES[`./figures/${exerciseId}.json`];
