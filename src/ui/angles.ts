/** A point on a circle; 0 degrees points right, angles grow clockwise as y points down on a screen. */
export function onCircle(centreX: number, centreY: number, radius: number, angleDeg: number): { x: number; y: number } {
  const angle = (angleDeg * Math.PI) / 180;
  return { x: centreX + radius * Math.cos(angle), y: centreY + radius * Math.sin(angle) };
}

/** SVG path of an arc from one angle to a larger one, clockwise, at most half a turn. */
export function arcPath(centreX: number, centreY: number, radius: number, fromDeg: number, toDeg: number): string {
  const from = onCircle(centreX, centreY, radius, fromDeg);
  const to = onCircle(centreX, centreY, radius, toDeg);
  const at = (point: { x: number; y: number }): string => `${point.x.toFixed(2)} ${point.y.toFixed(2)}`;
  return `M ${at(from)} A ${radius} ${radius} 0 0 1 ${at(to)}`;
}
