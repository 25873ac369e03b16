import { opener } from '../db/tx.ts';

/** Open reference data, the same for every organisation. */
interface PlacesTables {
  postcode_district: {
    outward: string;
    latitude: number;
    longitude: number;
    source: string;
  };
}

export const placesDb = opener<PlacesTables>();
