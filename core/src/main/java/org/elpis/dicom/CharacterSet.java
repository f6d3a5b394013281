package org.elpis.dicom;
import java.util.List;
public final class CharacterSet {
  public static final CharacterSet DEFAULT = new CharacterSet();
  public static CharacterSet of(List<String> t){return DEFAULT;}
  public boolean isUnderstood(){return true;}
  public String decode(byte[] b,int o,int l,boolean pn){return new String(b,o,l,java.nio.charset.StandardCharsets.ISO_8859_1);}
  public byte[] encode(String s, boolean pn){return s.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);}
}
