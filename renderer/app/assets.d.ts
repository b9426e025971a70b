// Style sheets are imported for their effect; the bundler gathers them.
declare module '*.css';
// A worker of the bundle, made by the bundler from the named module.
declare module '*?worker' {
  const WorkerOfBundle: new () => Worker;
  export default WorkerOfBundle;
}
