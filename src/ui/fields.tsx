export { CheckField, ChecksField, FileField, RadioField } from './fields/choice-fields.tsx';
export { PickField } from './fields/pick-field.tsx';
export { LongTextField, PasswordField, SelectField, TextField } from './fields/text-fields.tsx';
export { DateField, MoneyField, NumberField, TimeField } from './fields/typed-fields.tsx';
