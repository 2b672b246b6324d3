#!/usr/bin/env python3
"""A window titled dragsource that offers the files named on the command line as text/uri-list, as a file manager does."""
import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, Gtk

uris = [pathlib.Path(name).resolve().as_uri() for name in sys.argv[1:]]
window = Gtk.Window(title="dragsource")
window.set_default_size(200, 120)
window.move(20, 20)
window.set_keep_above(True)
handle = Gtk.EventBox()
handle.add(Gtk.Label(label="%d files" % len(uris)))
window.add(handle)
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
handle.drag_source_add_uri_targets()
handle.connect("drag-data-get", lambda widget, context, data, info, time: data.set_uris(uris))
handle.connect("drag-end", lambda widget, context: Gtk.main_quit())
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
