package format

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func newInflater(packed []byte) io.ReadCloser { return flate.NewReader(bytes.NewReader(packed)) }

// The error of a password that is not right, or not there.
var errPassword = fmt.Errorf("%w: %w", ErrPassword, ErrEncrypted)

// methodAES is the compression method of an entry that is encrypted by AES; the true one stands in its extra field (winzip.com, AES encryption information).
const (
	methodAES = 99
	extraAES  = 0x9901
)

// unlock gives what an encrypted entry holds. The error wraps ErrEncrypted, with ErrPassword when a password was given that is not right.
func unlock(ctx context.Context, e *zip.File, password string, room *Room) ([]byte, error) {
	if password == "" {
		return nil, ErrEncrypted
	}
	raw, err := e.OpenRaw()
	if err != nil {
		return nil, faultOf(err)
	}
	packed, err := room.read(ctx, raw)
	if err != nil {
		return nil, faultOf(err)
	}
	data, err := unlockWith(ctx, e, packed, password, room)
	if windows, no := simplifiedchinese.GBK.NewEncoder().String(password); errors.Is(err, ErrPassword) && no == nil && windows != password {
		return unlockWith(ctx, e, packed, windows, room) // a password in Chinese, typed into a program of Windows
	}
	return data, err
}

func unlockWith(ctx context.Context, e *zip.File, packed []byte, password string, room *Room) (data []byte, err error) {
	method := e.Method
	if method == methodAES {
		packed, method, err = unlockAES(e, packed, password)
	} else {
		packed, err = unlockZIP(e, packed, password)
	}
	if err != nil {
		return nil, err
	}
	data, err = inflate(ctx, e, method, packed, room)
	if sum := crc32.ChecksumIEEE(data); err == nil && e.CRC32 != 0 && sum != e.CRC32 || Code(err) == "damaged" {
		err = errPassword // one byte of the header proves the password: of 256 wrong ones one passes
	}
	return data, err
}

// unlockZIP undoes the traditional encryption of PKWARE (APPNOTE 6.1).
func unlockZIP(e *zip.File, packed []byte, password string) ([]byte, error) {
	const header = 12
	if len(packed) < header {
		return nil, ErrDamaged
	}
	keys := zipKeys{0x12345678, 0x23456789, 0x34567890}
	for i := range len(password) {
		keys.add(password[i])
	}
	plain := make([]byte, len(packed))
	for i, c := range packed {
		t := keys[2] | 2
		plain[i] = c ^ byte(t*(t^1)>>8)
		keys.add(plain[i])
	}
	proof := byte(e.CRC32 >> 24)
	if e.Flags&8 != 0 {
		proof = byte(e.ModifiedTime >> 8) // the checksum was not known yet when the header was written
	}
	if plain[header-1] != proof {
		return nil, errPassword
	}
	return plain[header:], nil
}

type zipKeys [3]uint32

func (k *zipKeys) add(b byte) {
	k[0] = crc32.IEEETable[byte(k[0])^b] ^ k[0]>>8
	k[1] = (k[1]+k[0]&0xFF)*134775813 + 1
	k[2] = crc32.IEEETable[byte(k[2])^byte(k[1]>>24)] ^ k[2]>>8
}

// unlockAES undoes the encryption of WinZip, 128 to 256 bits: salt, two bytes that prove the password, the data, ten bytes that prove the data.
func unlockAES(e *zip.File, packed []byte, password string) (plain []byte, method uint16, err error) {
	extra := extraField(e.Extra, extraAES)
	if len(extra) < 7 || extra[4] < 1 || extra[4] > 3 {
		return nil, 0, ErrDamaged
	}
	const proof, seal = 2, 10
	key, salt := 8+8*int(extra[4]), 4+4*int(extra[4])
	if len(packed) < salt+proof+seal {
		return nil, 0, ErrDamaged
	}
	keys, err := pbkdf2.Key(sha1.New, password, packed[:salt], 1000, 2*key+proof)
	if err != nil {
		return nil, 0, faultOf(err)
	}
	data, tail := packed[salt+proof:len(packed)-seal], packed[len(packed)-seal:]
	mac := hmac.New(sha1.New, keys[key:2*key])
	mac.Write(data)
	if !bytes.Equal(keys[2*key:], packed[salt:salt+proof]) || !hmac.Equal(mac.Sum(nil)[:seal], tail) {
		return nil, 0, errPassword
	}
	block, err := aes.NewCipher(keys[:key])
	if err != nil {
		return nil, 0, faultOf(err)
	}
	countUp(block, data)
	return data, binary.LittleEndian.Uint16(extra[5:]), nil
}

// countUp is AES in counter mode with a counter that begins at 1 and grows from its first byte, unlike that of crypto/cipher.
func countUp(block cipher.Block, data []byte) {
	var counter, pad [aes.BlockSize]byte
	for n := uint64(1); len(data) > 0; n++ {
		binary.LittleEndian.PutUint64(counter[:], n)
		block.Encrypt(pad[:], counter[:])
		k := min(len(data), aes.BlockSize)
		for i := range k {
			data[i] ^= pad[i]
		}
		data = data[k:]
	}
}
