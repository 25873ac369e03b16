/** What other rooms may ask of expenses. */
import './forget.ts';

export { agreeMileage } from './agree-mileage.ts';
export { decideExpense, endExpense } from './decide-expense.ts';
export { keepReceipt } from './keep-receipt.ts';
export { type ExpenseSum, expensesOfShifts, type ShiftExpenses } from './questions.ts';
export { sayExpense } from './say-expense.ts';
