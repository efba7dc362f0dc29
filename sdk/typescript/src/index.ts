export { connect, type Connection, type ConnectionOptions } from './connection.js';
export { downloadAsset } from './download.js';
export { startEdit, waitForEdit, type Edit, type EditRequest } from './edits.js';
export { ImageGeneratorError } from './error.js';
export { watchEvents, type EventFilter, type ServerEvent } from './events.js';
export {
  startGeneration,
  waitForGeneration,
  type Generation,
  type GenerationRequest,
} from './generations.js';
export { retrying } from './retry.js';
export type { components, operations, paths } from './schema.gen.js';
export { send } from './send.js';
export { uploadImage, type Upload } from './upload.js';
