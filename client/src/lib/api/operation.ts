// Reads wire types off the operations of the generated schema, so that a renamed schema in the document changes nothing.
type JsonBody<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;
/** What an operation answers with a status. */
export type Answer<Operation, Status extends number> = Operation extends { responses: infer Responses }
  ? Status extends keyof Responses
    ? JsonBody<Responses[Status]>
    : never
  : never;
/** The body that an operation takes. */
export type Request<Operation> = Operation extends { requestBody?: infer Body }
  ? JsonBody<NonNullable<Body>>
  : never;
