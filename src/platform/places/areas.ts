/**
 * Where each of the 124 postcode areas of the United Kingdom and the Crown dependencies lies, in degrees
 * north and east: the mean of its districts, rounded to 0.05 degree. The coordinates behind the means
 * are GeoNames data (geonames.org), licensed CC BY 4.0; the table is ours. How far a district lies from
 * its area's place is stated in README.md and held by a test.
 */
export const AREAS: ReadonlyMap<string, { readonly latitude: number; readonly longitude: number }> =
  new Map(
    `
  AB 57.25 -2.45, AL 51.80 -0.25, B 52.45 -1.90, BA 51.15 -2.45,
  BB 53.80 -2.30, BD 53.80 -1.85, BH 50.75 -1.90, BL 53.60 -2.40,
  BN 50.85 -0.15, BR 51.40 0.05, BS 51.45 -2.65, BT 54.60 -6.35,
  CA 54.65 -3.15, CB 52.20 0.20, CF 51.55 -3.35, CH 53.30 -3.05,
  CM 51.75 0.35, CO 51.90 0.95, CR 51.35 -0.10, CT 51.25 1.25,
  CV 52.35 -1.50, CW 53.15 -2.45, DA 51.45 0.20, DD 56.55 -2.85,
  DE 52.95 -1.50, DG 55.05 -3.70, DH 54.80 -1.60, DL 54.55 -1.65,
  DN 53.55 -0.65, DT 50.75 -2.55, DY 52.45 -2.20, E 51.55 0.00,
  EC 51.50 -0.10, EH 55.90 -3.20, EN 51.70 -0.10, EX 50.85 -3.70,
  FK 56.15 -4.00, FY 53.85 -3.00, G 55.85 -4.25, GL 51.80 -2.20,
  GU 51.20 -0.70, GY 49.50 -2.50, HA 51.60 -0.35, HD 53.65 -1.80,
  HG 54.05 -1.55, HP 51.70 -0.70, HR 52.10 -2.75, HS 57.70 -7.00,
  HU 53.75 -0.35, HX 53.70 -1.90, IG 51.60 0.05, IM 54.20 -4.55,
  IP 52.20 1.10, IV 57.55 -4.85, JE 49.20 -2.10, KA 55.60 -4.65,
  KT 51.35 -0.35, KW 58.45 -3.50, KY 56.20 -3.20, L 53.45 -2.95,
  LA 54.20 -2.95, LD 52.20 -3.35, LE 52.65 -1.15, LL 53.10 -3.95,
  LN 53.25 -0.30, LS 53.85 -1.55, LU 51.90 -0.50, M 53.50 -2.25,
  ME 51.35 0.60, MK 52.05 -0.70, ML 55.75 -3.90, N 51.60 -0.10,
  NE 55.05 -1.70, NG 53.00 -1.05, NN 52.30 -0.80, NP 51.70 -3.00,
  NR 52.65 1.25, NW 51.55 -0.20, OL 53.60 -2.10, OX 51.80 -1.25,
  PA 56.10 -5.45, PE 52.70 0.05, PH 56.80 -4.40, PL 50.45 -4.40,
  PO 50.80 -1.10, PR 53.75 -2.75, RG 51.40 -1.05, RH 51.10 -0.20,
  RM 51.55 0.20, S 53.40 -1.40, SA 51.85 -4.35, SE 51.45 -0.05,
  SG 51.95 -0.15, SK 53.40 -2.10, SL 51.50 -0.65, SM 51.35 -0.20,
  SN 51.50 -1.90, SO 50.95 -1.40, SP 51.10 -1.85, SR 54.90 -1.40,
  SS 51.55 0.60, ST 52.95 -2.15, SW 51.50 -0.15, SY 52.65 -3.15,
  TA 51.05 -3.00, TD 55.65 -2.50, TF 52.70 -2.45, TN 51.05 0.45,
  TQ 50.45 -3.65, TR 50.15 -5.45, TS 54.60 -1.25, TW 51.45 -0.40,
  UB 51.55 -0.40, W 51.50 -0.20, WA 53.40 -2.60, WC 51.50 -0.15,
  WD 51.65 -0.40, WF 53.70 -1.50, WN 53.55 -2.65, WR 52.15 -2.20,
  WS 52.65 -1.95, WV 52.60 -2.20, YO 54.05 -0.85, ZE 60.15 -1.25
`
      .split(',')
      .map((line) => line.trim().split(' '))
      .map(([area = '', latitude, longitude]) => [
        area,
        { latitude: Number(latitude), longitude: Number(longitude) },
      ]),
  );
