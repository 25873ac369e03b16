import { acts, reads } from '../../platform/http/serve.ts';
import { agreeMileage } from './agree-mileage.ts';
import { decideExpense, endExpense } from './decide-expense.ts';
// Wherever the house answers, erasure reaches what is here.
import './index.ts';
import { keepReceipt } from './keep-receipt.ts';
import { claimStart, expenseList, expensePage, mileageRates, receiptOf } from './queries.ts';
import { sayExpense } from './say-expense.ts';
import * as schema from './schema.ts';

/** What is answered over HTTP about claims of workers and rates a mile. */
export const routes = [
  reads(schema.listExpenses, (tx, { query }) => expenseList(tx, query)),
  reads(schema.expenseStart, (tx, { query }) => claimStart(tx, query)),
  reads(schema.readExpense, (tx, { params }) => expensePage(tx, params.id)),
  acts(schema.sayExpenseRoute, (tx, { body }) => sayExpense(tx, body)),
  acts(schema.receiptRoute, (tx, { params, file }) => keepReceipt(tx, params.id, file)),
  reads(schema.receiptFile, (tx, { params }) => receiptOf(tx, params.id)),
  acts(schema.decideExpenseRoute, (tx, { params, body }) => decideExpense(tx, params.id, body)),
  acts(schema.endExpenseRoute, (tx, { params, body }) => endExpense(tx, params.id, body)),
  reads(schema.listMileageRates, (tx) => mileageRates(tx)),
  acts(schema.mileageRateRoute, (tx, { body }) => agreeMileage(tx, body)),
];
