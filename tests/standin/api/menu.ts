// `Menu` and `MenuItem`, kept in memory: nothing is drawn, tests click items by their ids.
import { EventEmitter } from 'node:events';
import { guard, guardClass } from '#tests/standin/guard.ts';
import { record } from '#tests/standin/record.ts';
import type { BrowserWindow } from './browser-window.ts';
import { roleNamed } from './menu-roles.ts';
import { focusedWindow } from './registry.ts';

type Click = (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;
export interface Template {
  id?: string;
  label?: string;
  type?: string;
  role?: string;
  accelerator?: string;
  enabled?: boolean;
  visible?: boolean;
  checked?: boolean;
  click?: Click;
  submenu?: Template[] | Menu;
}

let lastCommandId = 0;

class Item {
  readonly id: string | undefined;
  readonly commandId = ++lastCommandId;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  readonly click: (event?: object, window?: BrowserWindow) => void;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  menu: Menu | undefined = undefined;

  constructor(template: Template) {
    const role = template.role === undefined ? undefined : roleNamed(template.role);
    const submenu = template.submenu ?? role?.submenu;
    this.id = template.id;
    this.role = template.role;
    this.type = template.type ?? (submenu ? 'submenu' : 'normal');
    this.accelerator = template.accelerator ?? role?.accelerator;
    this.label = template.label ?? role?.label ?? '';
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.checked = template.checked ?? false;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu;
    if (this.type === 'submenu' && !this.submenu) throw new Error('Invalid submenu');
    this.click = (event = {}, window = focusedWindow()?.window) => {
      if (!this.enabled) return; // as a person cannot click it
      this.#check();
      if (template.click) template.click(guard('MenuItem', this), window, event);
      else role?.act?.(window);
    };
  }

  #check(): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type !== 'radio') return;
    for (const item of this.menu?.items ?? []) if (item.type === 'radio') item.checked = false;
    this.checked = true;
  }
}

let applicationMenu: Menu | null = null;

class ItemList extends EventEmitter {
  readonly items: MenuItem[] = [];

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
  static buildFromTemplate(template: (Template | MenuItem)[]): Menu {
    if (!Array.isArray(template)) {
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    }
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }
  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }
  insert(at: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(at, 0, item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }
  popup(): void {
    record(
      'Menu.popup',
      this.items.map(({ label }) => label),
    );
  }
  closePopup(): void {}
}

export type MenuItem = Item;
export type Menu = ItemList;
export const MenuItem = guardClass('MenuItem', Item);
export const Menu = guardClass('Menu', ItemList);
