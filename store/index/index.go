// Package index is the search index, on bleve. It is a cache: it may be missing, damaged or held by another process, and is built anew from the rows.
package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveapi "github.com/blevesearch/bleve_index_api"
	bolt "go.etcd.io/bbolt/errors"

	"yanku/internal/query"
	"yanku/internal/report"
)

// ErrBusy says that another process holds the index.
var ErrBusy = errors.New("the search index is open in another program")

// version changes whenever what stands in the index does; an index of another version is made anew.
const version = "2"

// Index is an open index. It may be used from several goroutines.
type Index struct {
	dir   string
	bleve bleve.Index
}

// Doc is a report on its way into the index.
type Doc struct {
	ID     report.ID
	Fields query.Fields
}

// Match is a found report.
type Match struct {
	ID    report.ID
	Score float64 // for choosing candidates; larger is better, comparable within one search only
}

// Open opens the index in dir. For writing, a missing, damaged or old one is replaced by an empty one, and fresh is true; for reading that is an error.
// ErrBusy leaves it as it is.
func Open(dir string, readOnly bool) (ix *Index, fresh bool, err error) {
	ix = &Index{dir: dir}
	if err = ix.open(readOnly); err == nil {
		return ix, false, nil
	}
	if readOnly || errors.Is(err, ErrBusy) {
		return nil, false, fmt.Errorf("open search index: %w", err)
	}
	ix, err = ix.Renew()
	return ix, true, err
}

// open opens what is there; a panic on a damaged file counts as an error.
func (ix *Index) open(readOnly bool) (err error) {
	defer guard(&err)
	wait := "1s"
	if readOnly {
		wait = "10ms" // one try: a writer keeps it as long as it lives
	}
	b, err := bleve.OpenUsing(ix.dir, map[string]any{"bolt_timeout": wait, "read_only": readOnly})
	if errors.Is(err, bolt.ErrTimeout) {
		return ErrBusy
	}
	if err != nil {
		return err
	}
	have, err := b.GetInternal([]byte("version"))
	if err == nil && string(have) != version {
		err = fmt.Errorf("it has version %q", have)
	}
	if err == nil {
		err = verify(filepath.Join(ix.dir, "store"))
	}
	if err != nil {
		return errors.Join(err, b.Close())
	}
	ix.bleve = b
	return nil
}

// Renew closes the index if it is open and puts an empty one in its place.
func (ix *Index) Renew() (out *Index, err error) {
	defer guard(&err)
	if ix.bleve != nil {
		_ = ix.bleve.Close() // it is thrown away
	}
	if err := os.RemoveAll(ix.dir); err != nil {
		return nil, fmt.Errorf("remove search index: %w", err)
	}
	b, err := bleve.NewUsing(ix.dir, bleve.NewIndexMapping(), scorch.Name, bleve.Config.DefaultKVStore, map[string]any{"bolt_timeout": "1s"})
	if err != nil {
		return nil, fmt.Errorf("make search index: %w", err)
	}
	if err := b.SetInternal([]byte("version"), []byte(version)); err != nil {
		return nil, errors.Join(fmt.Errorf("make search index: %w", err), b.Close())
	}
	return &Index{dir: ix.dir, bleve: b}, nil
}

// Close closes the index.
func (ix *Index) Close() (err error) {
	defer guard(&err)
	return ix.bleve.Close()
}

// Count tells how many reports are in the index.
func (ix *Index) Count() (n int, err error) {
	defer guard(&err)
	c, err := ix.bleve.DocCount()
	return int(c), err
}

// Update puts docs in, each in place of what the index had of it, and takes gone out. When it returns nil that is on the disk.
func (ix *Index) Update(docs []Doc, gone []report.ID) (err error) {
	defer guard(&err)
	batch := ix.bleve.NewBatch()
	for _, d := range docs {
		if err := batch.IndexAdvanced(docOf(d)); err != nil {
			return fmt.Errorf("index %s: %w", d.ID, err)
		}
	}
	for _, id := range gone {
		batch.Delete(string(id))
	}
	if batch.Size() == 0 {
		return nil
	}
	if err := ix.bleve.Batch(batch); err != nil {
		return fmt.Errorf("write search index: %w", err)
	}
	return nil
}

// docOf gives the fields of a report as the index keeps them; nothing is stored but what finds it.
func docOf(d Doc) *document.Document {
	doc := document.NewDocument(string(d.ID))
	for _, f := range fieldsOf {
		text := []byte(query.FoldString(d.Fields.In(f.field)))
		doc.AddField(document.NewTextFieldCustom(f.name, nil, text, bleveapi.IndexField|bleveapi.IncludeTermVectors, bigrams{}))
		doc.AddField(document.NewTextFieldCustom(f.name+twin, nil, text, bleveapi.IndexField|bleveapi.SkipFreqNorm, singles{}))
	}
	doc.AddField(document.NewTextFieldCustom(fieldType, nil, []byte(d.Fields.Type), bleveapi.IndexField|bleveapi.SkipFreqNorm, nil))
	if !d.Fields.Date.Zero() {
		doc.AddField(document.NewNumericFieldWithIndexingOptions(fieldDay, nil, day(d.Fields.Date), bleveapi.IndexField))
	}
	return doc
}

// Search gives the best size reports for a query, best first, and how many there are in all. Reports of without are left out.
func (ix *Index) Search(ctx context.Context, t query.Tree, without []report.ID, size int) (found []Match, total int, err error) {
	defer guard(&err)
	request := bleve.NewSearchRequestOptions(translate(t, without), size, 0, false)
	request.SortBy([]string{"-_score", "_id"})
	result, err := ix.bleve.SearchInContext(ctx, request)
	if err != nil {
		return nil, 0, fmt.Errorf("search: %w", err)
	}
	for _, hit := range result.Hits {
		found = append(found, Match{report.ID(hit.ID), hit.Score})
	}
	return found, int(result.Total), nil
}

// guard turns a panic, as a damaged file may cause, into an error.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("the search index is damaged: %v", p)
	}
}
