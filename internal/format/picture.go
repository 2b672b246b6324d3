package format

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // the kinds of pictures whose header is read
	_ "image/jpeg"
	_ "image/png"
	"io"

	_ "golang.org/x/image/bmp"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

// Picture tells what keeps a picture from being read. Its error is always one that wraps ErrNoText, or ErrEmpty, ErrTooLarge, ErrDamaged: what text there is
// in it only OCR finds.
var Picture = Format{"picture", matchPicture, readPicture}

// pictures are the signatures of the kinds of pictures that image.DecodeConfig knows here. A dot stands for any byte.
var pictures = []string{"\x89PNG\r\n\x1A\n", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "BM....\x00\x00\x00\x00", "RIFF....WEBP", "II*\x00", "MM\x00*"}

// IsPicture tells whether a file is a picture, by its first bytes.
func IsPicture(data []byte) bool {
	for _, sign := range pictures {
		if signed(data, sign) {
			return true
		}
	}
	return false
}

func signed(data []byte, sign string) bool {
	if len(data) < len(sign) {
		return false
	}
	for i := range sign {
		if sign[i] != '.' && data[i] != sign[i] {
			return false
		}
	}
	return true
}

func matchPicture(_ string, head []byte) bool { return IsPicture(head) }

// readPicture reads the header and none of the dots, so that a picture may be of any size.
func readPicture(_ context.Context, f File, lim Limits) (Raw, error) {
	raw := Raw{Format: "picture"}
	raw.Hints.Name = f.Name
	if err := checkSize(f, lim.Bytes); err != nil {
		return raw, err
	}
	if err := wholePicture(f.Data); err != nil {
		return raw, fmt.Errorf("read %s: %w: %w", f.Name, ErrDamaged, err)
	}
	return raw, fmt.Errorf("read %s: %w", f.Name, ErrNoText)
}

// wholePicture looks at a picture's header and, where the kind has a mark there, at its end.
func wholePicture(data []byte) error {
	c, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return err
	case c.Width <= 0 || c.Height <= 0:
		return errors.New("a picture without dots")
	}
	end := map[string][]byte{"png": []byte("IEND"), "jpeg": []byte("\xFF\xD9")}[kind]
	if !bytes.Contains(data, end) {
		return io.ErrUnexpectedEOF
	}
	return nil
}
