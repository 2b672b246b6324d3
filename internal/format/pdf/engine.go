package pdf

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"yanku/assets"
)

// memoryPages is how much memory PDFium may have, in pages of 64 KB: half of the worker's gigabyte, for memory that grows is copied.
const memoryPages = 8192

// engine is one instance of PDFium in WebAssembly. Its first failed call stays in err and makes all later calls return 0; the engine is of no use then.
type engine struct {
	ctx     context.Context
	pool    pdfium.Pool
	mod     api.Module
	fns     map[string]api.Function
	scratch uint64 // 256 bytes of PDFium's memory for results
	stack   [16]uint64
	held    *held // the file that is open for pictures, nil for none
	err     error
}

// newEngine starts PDFium. Compiling takes seconds, unless cache, a folder, holds the result; an empty cache means none.
func newEngine(ctx context.Context, cache string) (*engine, error) {
	ctx = experimental.WithCompilationWorkers(ctx, runtime.NumCPU())
	rc := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages)
	if cache != "" {
		if c, err := wazero.NewCompilationCacheWithDir(cache); err == nil { // without a cache it is slow, not wrong
			rc = rc.WithCompilationCache(c)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 1, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: rc, Stdout: os.Stderr,
		FSConfig: wazero.NewFSConfig().WithFSMount(fontRoot{assets.Fonts()}, "/"), // all that PDFium sees of files
	})
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	inst, err := pool.GetInstance(time.Minute)
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	// The library's own calls take a pointer and an allocation each; the module under it, three times as fast, is a field of a type it does not export.
	field := reflect.ValueOf(inst.GetImplementation()).Elem().FieldByName("Module")
	if !field.IsValid() {
		return nil, errors.New("start PDFium: the library has no module")
	}
	mod, ok := field.Interface().(api.Module)
	if !ok {
		return nil, errors.New("start PDFium: the library has another module")
	}
	e := &engine{ctx: ctx, pool: pool, mod: mod, fns: map[string]api.Function{}}
	e.scratch = e.call("malloc", 256)
	return e, e.err
}

// cacheDir gives the folder of compiled code, "" when there is no place for it. YANKU_CACHE names another one than the user's cache folder.
func cacheDir() string {
	dir := os.Getenv("YANKU_CACHE")
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return ""
		}
		dir = filepath.Join(user, "yanku")
	}
	return filepath.Join(dir, "pdfium")
}

// fn finds an exported function once.
func (e *engine) fn(name string) api.Function {
	f, ok := e.fns[name]
	if !ok {
		f = e.mod.ExportedFunction(name)
		if f == nil && e.err == nil {
			e.err = fmt.Errorf("PDFium has no %s", name)
		}
		e.fns[name] = f
	}
	return f
}

// call calls a function of PDFium by name and gives its result, 0 when it has none.
func (e *engine) call(name string, args ...uint64) uint64 {
	return e.do(e.fn(name), args...)
}

// do calls a function that fn found.
func (e *engine) do(f api.Function, args ...uint64) uint64 {
	if e.err != nil {
		return 0
	}
	e.stack[0] = 0
	copy(e.stack[:], args)
	if err := f.CallWithStack(e.ctx, e.stack[:]); err != nil {
		e.err = fmt.Errorf("PDFium: %w", err)
		return 0
	}
	return e.stack[0]
}

// ok calls a function that tells with its result whether it succeeded.
func (e *engine) ok(f api.Function, args ...uint64) bool {
	return int32(e.do(f, args...)) != 0 && e.err == nil
}

// count calls a function that counts something; -1 and failure are 0.
func (e *engine) count(name string, args ...uint64) int {
	return max(0, int(int32(e.call(name, args...))))
}

// f64 reads the i-th double of the scratch memory.
func (e *engine) f64(i int) float64 {
	v, _ := e.mod.Memory().ReadFloat64Le(uint32(e.scratch) + uint32(8*i))
	return v
}

// f32 reads the i-th float of the scratch memory.
func (e *engine) f32(i int) float64 {
	v, _ := e.mod.Memory().ReadFloat32Le(uint32(e.scratch) + uint32(4*i))
	return float64(v)
}

// i32 reads the i-th integer of the scratch memory.
func (e *engine) i32(i int) int {
	v, _ := e.mod.Memory().ReadUint32Le(uint32(e.scratch) + uint32(4*i))
	return int(int32(v))
}

// at gives the address of byte n of the scratch memory.
func (e *engine) at(n int) uint64 { return e.scratch + uint64(n) }

// put copies bytes into PDFium's memory and gives their address, 0 when there is no room.
func (e *engine) put(data []byte) uint64 {
	p := e.call("malloc", uint64(max(1, len(data))))
	if p == 0 || !e.mod.Memory().Write(uint32(p), data) {
		return 0
	}
	return p
}

func float(v uint64) float64 { return float64(math.Float32frombits(uint32(v))) }

func double(f float64) uint64 { return math.Float64bits(f) }
