import type { DatedTable, RuleLaw } from '../book/law.ts';
import type { Question } from '../book/question.ts';
import { ADVERT, ADVERT_ABROAD, DISCLOSURE } from './advert-questions.ts';
import { ADVERT_ITEMS } from './adverts.ts';
import { sinceBegan } from './answered.ts';
import { CANDIDATE, DOUBT, VULNERABLE } from './candidate-questions.ts';
import { contentTable } from './content.ts';
import { DUTIES_TABLE } from './duties-data.ts';
import { CANCEL, FEE, FREEDOM } from './fee-questions.ts';
import { HIRER_FACTS } from './hirer-facts.ts';
import { HIRER_INFORMATION, INFORMATION, SHORT_FORM } from './information-questions.ts';
import { CONDUCT_FROM, conductSource } from './law.ts';
import { FEE_LAW } from './law-fees.ts';
import { INFORMATION_LAW } from './law-information.ts';
import { RECORD_LAW } from './law-records.ts';
import { TERMS_LAW } from './law-terms.ts';
import { HIRER_RECORD, RECORDS, SEEKER_RECORD } from './record-questions.ts';
import { HIRER_ITEMS, SEEKER_ITEMS } from './records.ts';
import { PAY, STRIKE, TRANSFER } from './supply-questions.ts';
import { TERMS_ITEMS } from './terms.ts';
import {
  CHANGE_OF_TERMS,
  HIRER_TERMS,
  KEY_INFORMATION_DOCUMENT,
  TERMS_CONTENT,
} from './terms-questions.ts';
import { WINDOWS_TABLE } from './windows-data.ts';

export const LAW: readonly RuleLaw[] = [
  ...FEE_LAW,
  ...TERMS_LAW,
  ...INFORMATION_LAW,
  ...RECORD_LAW,
];

export const QUESTIONS: readonly Question[] = [
  FEE,
  CANCEL,
  sinceBegan(FREEDOM),
  STRIKE,
  TRANSFER,
  sinceBegan(PAY),
  KEY_INFORMATION_DOCUMENT,
  CHANGE_OF_TERMS,
  sinceBegan(TERMS_CONTENT),
  HIRER_TERMS,
  sinceBegan(HIRER_INFORMATION),
  sinceBegan(CANDIDATE),
  DOUBT,
  INFORMATION,
  SHORT_FORM,
  sinceBegan(VULNERABLE),
  sinceBegan(ADVERT),
  ADVERT_ABROAD,
  sinceBegan(DISCLOSURE),
  RECORDS,
  SEEKER_RECORD,
  HIRER_RECORD,
];

const from = CONDUCT_FROM;
const paragraph = (what: string) => conductSource('england', what);

export const TABLES: readonly DatedTable[] = [
  WINDOWS_TABLE,
  DUTIES_TABLE,
  contentTable(
    {
      id: 'terms-content',
      title: 'What the terms with a worker state',
      rules: ['CR-15'],
      from,
      source: paragraph('reg 15'),
      confidence: 'A',
    },
    TERMS_ITEMS,
  ),
  contentTable(
    {
      id: 'hirer-facts',
      title: 'What the hirer tells first',
      rules: ['CR-18'],
      from,
      source: paragraph('reg 18'),
      confidence: 'A',
    },
    HIRER_FACTS,
  ),
  contentTable(
    {
      id: 'advert-content',
      title: 'What an advert states',
      rules: ['CR-27'],
      from,
      source: paragraph('reg 27(1)-(3)'),
      confidence: 'A',
    },
    ADVERT_ITEMS,
  ),
  contentTable(
    {
      id: 'seeker-record',
      title: 'What the record of a work-seeker holds',
      rules: ['CR-SCH4'],
      from,
      source: paragraph('Schedule 4'),
      confidence: 'A, B',
    },
    SEEKER_ITEMS,
  ),
  contentTable(
    {
      id: 'hirer-record',
      title: 'What the record of a hirer holds',
      rules: ['CR-SCH5'],
      from,
      source: paragraph('Schedule 5'),
      confidence: 'A',
    },
    HIRER_ITEMS,
  ),
];
