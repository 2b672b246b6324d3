package main

import (
	"context"

	"yanku/internal/config"
	"yanku/internal/ingest"
	"yanku/internal/watch"
	"yanku/ui/model"
)

// watching gives what sets a watcher for a library going; it watches until ctx ends. What was seen is kept in the user's folder of settings; where that
// cannot be read the user is asked about each folder again, and the library knows what it has.
func watching(ctx context.Context, library string) func(tell func(model.WatchNews)) model.Watcher {
	return func(tell func(model.WatchNews)) model.Watcher {
		o := watch.Options{Tell: tell, Skip: ingest.IsLibrary}
		state := watch.State{}
		path, err := config.WatchedFile(library)
		if err == nil {
			err = config.LoadJSON(path, &state)
			o.Save = func(s watch.State) error { return config.SaveJSON(path, s) }
		}
		if err != nil {
			tell(model.WatchNews{Problem: err})
		}
		w := watch.New(state, o)
		go w.Run(ctx)
		return w
	}
}
