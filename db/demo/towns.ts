/** Post towns and places around Leeds by outward code; the area's town where none is named. */
const TOWNS: Readonly<Record<string, string>> = {
  LS: 'Leeds',
  LS18: 'Horsforth',
  LS19: 'Yeadon',
  LS26: 'Rothwell',
  LS28: 'Pudsey',
  LS29: 'Ilkley',
  BD: 'Bradford',
  BD13: 'Queensbury',
  BD16: 'Bingley',
  BD18: 'Shipley',
  HX: 'Halifax',
  HX4: 'Greetland',
  HX5: 'Elland',
  HX6: 'Sowerby Bridge',
  WF: 'Wakefield',
  WF6: 'Normanton',
  WF7: 'Featherstone',
  WF8: 'Pontefract',
  WF9: 'Hemsworth',
  WF10: 'Castleford',
  WF13: 'Dewsbury',
};

/** The town of a postcode of the sample. */
export function townOf(postcode: string): string {
  const [outward = ''] = postcode.split(' ');
  return TOWNS[outward] ?? TOWNS[outward.replace(/\d.*/, '')] ?? '';
}
