/** A place on the map in degrees. */
export interface Place {
  readonly lat: number;
  readonly lng: number;
}

const EARTH_MILES = 3958.7613;
const RADIANS = Math.PI / 180;

/** Miles between two places along the great circle (haversine, mean radius of the earth). */
export function milesBetween(from: Place, to: Place): number {
  const sinLat = Math.sin(((to.lat - from.lat) * RADIANS) / 2);
  const sinLng = Math.sin(((to.lng - from.lng) * RADIANS) / 2);
  const square =
    sinLat * sinLat + Math.cos(from.lat * RADIANS) * Math.cos(to.lat * RADIANS) * sinLng * sinLng;
  return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(square)));
}
