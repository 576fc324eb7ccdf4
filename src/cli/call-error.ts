/** A call that cannot be carried out; the message is all that is shown. */
export class CallError extends Error {}
