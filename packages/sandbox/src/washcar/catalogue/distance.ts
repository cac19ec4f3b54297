/** A place in degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_M = 6_371_000;

/** Great-circle distance in whole metres. */
export function distanceM(from: Place, to: Place): number {
  const lat1 = radians(from.latitude);
  const lat2 = radians(to.latitude);
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(half))));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
