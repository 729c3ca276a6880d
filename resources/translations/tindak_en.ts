<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
  <context>
    <name>ActDialog</name>
    <message>
      <source>&amp;Batal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
  </context>
  <context>
    <name>ActFields</name>
    <message>
      <source>&amp;Balasan</source>
      <translation>&amp;Response</translation>
    </message>
    <message>
      <source>&amp;Isi</source>
      <translation>&amp;Text</translation>
    </message>
    <message>
      <source>&amp;Judul</source>
      <translation>Ti&amp;tle</translation>
    </message>
    <message>
      <source>&amp;Waktu diunggah</source>
      <translation>Time of &amp;upload</translation>
    </message>
    <message>
      <source>A&amp;lasan</source>
      <translation>&amp;Reason</translation>
    </message>
    <message>
      <source>A&amp;lasan (boleh kosong)</source>
      <translation>&amp;Reason (optional)</translation>
    </message>
    <message>
      <source>Apakah laporan ini wewenang unit Anda?</source>
      <translation>Is this complaint the responsibility of your unit?</translation>
    </message>
    <message>
      <source>Bukan wewe&amp;nang kami</source>
      <translation>Not our &amp;responsibility</translation>
    </message>
    <message>
      <source>Ini &amp;wewenang kami</source>
      <translation>O&amp;ur responsibility</translation>
    </message>
    <message>
      <source>Kate&amp;gori</source>
      <translation>Cate&amp;gory</translation>
    </message>
    <message>
      <source>Kategori kendala belum dipilih.</source>
      <translation>The category of the constraint is not chosen yet.</translation>
    </message>
    <message>
      <source>Ke&amp;terangan (boleh kosong)</source>
      <translation>&amp;Explanation (optional)</translation>
    </message>
    <message>
      <source>N&amp;omor laporan terkait, dipisah dengan koma</source>
      <translation>&amp;Numbers of related complaints, separated by commas</translation>
    </message>
    <message>
      <source>Pilih kategori</source>
      <translation>Choose a category</translation>
    </message>
    <message>
      <source>Pilih kategorinya dahulu. Bila tidak ada yang cocok, pilih “Lainnya”.</source>
      <translation>Choose its category first. If none fits, choose “Other”.</translation>
    </message>
    <message>
      <source>Pilih salah satu jawaban di atas.</source>
      <translation>Choose one of the answers above.</translation>
    </message>
    <message>
      <source>U&amp;nit</source>
      <translation>U&amp;nit</translation>
    </message>
    <message>
      <source>U&amp;nit yang menurut Anda berwenang (boleh kosong)</source>
      <translation>U&amp;nit that you think is responsible (optional)</translation>
    </message>
    <message>
      <source>mis. 7400002, 7400013</source>
      <translation>e.g. 7400002, 7400013</translation>
    </message>
  </context>
  <context>
    <name>ActMenu</name>
    <message>
      <source>Yang abu-abu belum dapat dilakukan. Pilih untuk membaca sebabnya.</source>
      <translation>What is grey cannot be done yet. Go to it to read why.</translation>
    </message>
  </context>
  <context>
    <name>ActPart</name>
    <message>
      <source>Alasan</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>Alasan (boleh kosong)</source>
      <translation>Reason (optional)</translation>
    </message>
    <message>
      <source>Alasan (wajib bila bukan wewenang)</source>
      <translation>Reason (required if it is not yours)</translation>
    </message>
    <message>
      <source>Keterangan</source>
      <translation>Caption</translation>
    </message>
    <message>
      <source>Keterangan (boleh kosong)</source>
      <translation>Explanation (optional)</translation>
    </message>
  </context>
  <context>
    <name>ActWords</name>
    <message>
      <source>&amp;Catat kendala</source>
      <translation>&amp;Record constraint</translation>
    </message>
    <message>
      <source>&amp;Kembalikan</source>
      <translation>&amp;Return</translation>
    </message>
    <message>
      <source>&amp;Setujui dan antrekan</source>
      <translation>&amp;Approve and queue</translation>
    </message>
    <message>
      <source>&amp;Simpan perubahan</source>
      <translation>&amp;Save changes</translation>
    </message>
    <message>
      <source>&amp;Tandai sudah diunggah</source>
      <translation>&amp;Mark as uploaded</translation>
    </message>
    <message>
      <source>&amp;Tanya unit</source>
      <translation>As&amp;k unit</translation>
    </message>
    <message>
      <source>&amp;Tutup laporan</source>
      <translation>&amp;Close complaint</translation>
    </message>
    <message>
      <source>Arsipkan laporan</source>
      <translation>Archive the complaint</translation>
    </message>
    <message>
      <source>Dibaca petugas dan koordinator, dan dihitung per kategori. Tidak tampil kepada pelapor.</source>
      <translation>Read by officers and coordinators, and counted by category. Not shown to the reporter.</translation>
    </message>
    <message>
      <source>Disposisikan</source>
      <translation>Assign</translation>
    </message>
    <message>
      <source>Disposisikan ulang</source>
      <translation>Reassign</translation>
    </message>
    <message>
      <source>Ki&amp;rim jawaban</source>
      <translation>&amp;Send answer</translation>
    </message>
    <message>
      <source>Konsep kembali kepada penulisnya beserta alasannya.</source>
      <translation>The proposed response goes back to its author with your reason.</translation>
    </message>
    <message>
      <source>Koordinator memeriksa usul ini, lalu menutup laporan.</source>
      <translation>The coordinator examines this proposal, then closes the complaint.</translation>
    </message>
    <message>
      <source>Koordinator menunggu jawaban ini sebelum mendisposisikan laporan.</source>
      <translation>The coordinator waits for this answer before assigning the complaint.</translation>
    </message>
    <message>
      <source>Lanjutkan laporan</source>
      <translation>Resume the complaint</translation>
    </message>
    <message>
      <source>Laporan kembali ke koordinator, yang mendisposisikannya ke unit yang berwenang. Pelapor tidak ditolak.</source>
      <translation>The complaint goes back to the coordinator, who assigns it to the responsible unit. The reporter is not turned away.</translation>
    </message>
    <message>
      <source>Laporan layak diteruskan. Langkah berikutnya: tanya unit atau disposisi.</source>
      <translation>The complaint may proceed. Next step: ask a unit or assign it.</translation>
    </message>
    <message>
      <source>Laporan pindah ke unit yang dipilih. Unit yang lama tidak melihatnya lagi.</source>
      <translation>The complaint moves to the chosen unit. The former one no longer sees it.</translation>
    </message>
    <message>
      <source>Laporan selesai.</source>
      <translation>The complaint is done.</translation>
    </message>
    <message>
      <source>Laporan tidak lagi ditindaklanjuti. Alasannya tercatat.</source>
      <translation>The complaint is no longer followed up. The reason is recorded.</translation>
    </message>
    <message>
      <source>Nomor laporan tetap terpisah; keduanya saling menunjuk.</source>
      <translation>The complaint numbers stay separate; they point to each other.</translation>
    </message>
    <message>
      <source>Periksa, perbaiki bila perlu. Setelah disetujui, teks ini menjadi balasan kepada pelapor.</source>
      <translation>Examine it, improve it where needed. Once approved, this text becomes the response to the reporter.</translation>
    </message>
    <message>
      <source>Tandai setelah balasan benar-benar tampil di lapor.go.id. Lampu “Tampil ke pelapor” menyala setelah server menerima tanda ini.</source>
      <translation>Mark it once the response actually appears on lapor.go.id. The lamp “Shown to the reporter” lights when the server has received this mark.</translation>
    </message>
    <message>
      <source>Tenggat berhenti sampai laporan dilanjutkan.</source>
      <translation>The deadline stops until the complaint is resumed.</translation>
    </message>
    <message>
      <source>Tenggat berjalan lagi dari tempatnya berhenti.</source>
      <translation>The deadline runs again from where it stopped.</translation>
    </message>
    <message>
      <source>Tunda laporan</source>
      <translation>Postpone the complaint</translation>
    </message>
    <message>
      <source>Unit yang dipilih menerima laporan ini dan tenggatnya mulai berjalan.</source>
      <translation>The chosen unit receives this complaint and its deadline begins to run.</translation>
    </message>
    <message>
      <source>Unit yang ditanya menjawab apakah laporan ini wewenangnya, sebelum didisposisikan.</source>
      <translation>The unit that is asked says whether it is responsible, before the complaint is assigned.</translation>
    </message>
    <message>
      <source>Verifikasi laporan</source>
      <translation>Verify the complaint</translation>
    </message>
    <message>
      <source>Yang tidak diubah di sini tetap. Teks asli pelapor tidak berubah.</source>
      <translation>What is not changed here stays. The reporter's own text does not change.</translation>
    </message>
  </context>
  <context>
    <name>ActionPane</name>
    <message>
      <source>&amp;Pulihkan sebagai draf</source>
      <translation>Resto&amp;re as a draft</translation>
    </message>
    <message>
      <source>&amp;Salin teks</source>
      <translation>&amp;Copy text</translation>
    </message>
    <message>
      <source>&amp;Tarik kembali ke draf</source>
      <translation>&amp;Pull back into the draft</translation>
    </message>
    <message>
      <source>Anda batalkan: tidak dikirim lagi. Teks dan lampirannya tetap tersimpan di sini.</source>
      <translation>Withdrawn by you: it is not sent again. Text and files stay stored here.</translation>
    </message>
    <message>
      <source>Buka lap&amp;oran</source>
      <translation>Open complain&amp;t</translation>
    </message>
    <message>
      <source>Diterima server {}</source>
      <translation>Received by the server {}</translation>
    </message>
    <message>
      <source>Ditulis {}</source>
      <translation>Written {}</translation>
    </message>
    <message>
      <source>Isi tindak lanjut</source>
      <translation>Text of the follow-up</translation>
    </message>
    <message>
      <source>Lihat dan &amp;putuskan …</source>
      <translation>Look and &amp;decide …</translation>
    </message>
    <message>
      <source>Tampil ke pelapor {}</source>
      <translation>Shown to the reporter {}</translation>
    </message>
    <message>
      <source>Tanda t&amp;erima …</source>
      <translation>R&amp;eceipt …</translation>
    </message>
    <message>
      <source>Tanda terima {}</source>
      <translation>Receipt {}</translation>
    </message>
  </context>
  <context>
    <name>Agenda</name>
    <message>
      <source>Balasan pelapor belum dijawab</source>
      <translation>Reporter's reply not answered</translation>
    </message>
    <message>
      <source>Baru</source>
      <translation>New</translation>
    </message>
    <message>
      <source>Cari {} di lapor.go.id; unggah bila belum ada, lalu tandai</source>
      <translation>Look for {} at lapor.go.id; upload it if it is not there, then mark it</translation>
    </message>
    <message>
      <source>Dikembalikan atau ditahan</source>
      <translation>Returned or held</translation>
    </message>
    <message>
      <source>Konsultasi</source>
      <translation>Consultation</translation>
    </message>
    <message>
      <source>Lainnya</source>
      <translation>Other</translation>
    </message>
    <message>
      <source>Lanjutkan draf · {}</source>
      <translation>Continue draft · {}</translation>
    </message>
    <message>
      <source>Lewat tenggat</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <source>Menunggu dikirim; setelah diterima server, unggah {} ke lapor.go.id</source>
      <translation>Waits to be sent; once the server has it, upload {} to lapor.go.id</translation>
    </message>
    <message>
      <source>Sudah dijawab, belum terlihat pelapor</source>
      <translation>Answered, not seen by the reporter yet</translation>
    </message>
    <message>
      <source>Tenggat dalam dua hari kerja</source>
      <translation>Due within two working days</translation>
    </message>
    <message>
      <source>Unggah balasan yang belum ada di lapor.go.id, lalu tandai</source>
      <translation>Upload the response that is not at lapor.go.id yet, then mark it</translation>
    </message>
    <message>
      <source>Unggah {} ke lapor.go.id, lalu tandai</source>
      <translation>Upload {} to lapor.go.id, then mark it</translation>
    </message>
    <message>
      <source>dipantau · {}</source>
      <translation>watched · {}</translation>
    </message>
    <message>
      <source>isinya belum tiba</source>
      <translation>its text has not arrived</translation>
    </message>
    <message>
      <source>perlu dijawab</source>
      <translation>needs an answer</translation>
    </message>
    <message>
      <source>perlu dilihat</source>
      <translation>needs a look</translation>
    </message>
    <message>
      <source>tanpa tenggat</source>
      <translation>no deadline</translation>
    </message>
    <message>
      <source>{} paling lambat {}</source>
      <translation>{} by {}</translation>
    </message>
    <message>
      <source>{}; lewat tenggat {}</source>
      <translation>{}; was due {}</translation>
    </message>
  </context>
  <context>
    <name>AllowanceDialog</name>
    <message>
      <source>&amp;Jeda berkas; teks tetap terkirim</source>
      <translation>&amp;Pause files; texts are still sent</translation>
    </message>
    <message>
      <source>&amp;Simpan jatah</source>
      <translation>&amp;Save allowance</translation>
    </message>
    <message>
      <source>B&amp;atal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>Bulan ini kira-kira {}.</source>
      <translation>About {} this month.</translation>
    </message>
    <message>
      <source>Foto dan dokumen berangkat setelah teks, dalam jatah ini; yang diunduh ikut dihitung. Bila jatah habis, berkas menunggu sampai besok atau bulan depan, dan yang sudah terkirim tidak diulang.</source>
      <translation>Photos and documents leave after the texts, within this allowance; what is downloaded counts too. When the allowance is spent, files wait until tomorrow or next month, and what was already sent is not repeated.</translation>
    </message>
    <message>
      <source>Har&amp;ga tiap MB</source>
      <translation>Pric&amp;e per MB</translation>
    </message>
    <message>
      <source>Harga tiap MB</source>
      <translation>Price per MB</translation>
    </message>
    <message>
      <source>Jalur bersa&amp;maan</source>
      <translation>Pa&amp;rallel lines</translation>
    </message>
    <message>
      <source>Jalur bersamaan</source>
      <translation>Parallel lines</translation>
    </message>
    <message>
      <source>Jatah data berkas</source>
      <translation>Data allowance for files</translation>
    </message>
    <message>
      <source>Jatah se&amp;bulan</source>
      <translation>Allowance per &amp;month</translation>
    </message>
    <message>
      <source>Jatah se&amp;hari</source>
      <translation>Allowance per &amp;day</translation>
    </message>
    <message>
      <source>Jatah sebulan</source>
      <translation>Allowance per month</translation>
    </message>
    <message>
      <source>Jatah sehari</source>
      <translation>Allowance per day</translation>
    </message>
    <message>
      <source>Terpakai hari ini {}, bulan ini {}.</source>
      <translation>Used today {}, this month {}.</translation>
    </message>
    <message>
      <source>dua, untuk jalur kuat</source>
      <translation>two, for a strong line</translation>
    </message>
    <message>
      <source>satu, untuk jalur lemah</source>
      <translation>one, for a weak line</translation>
    </message>
    <message>
      <source>tanpa batas</source>
      <translation>no limit</translation>
    </message>
    <message>
      <source>tidak dihitung</source>
      <translation>not counted</translation>
    </message>
  </context>
  <context>
    <name>Beginning</name>
    <message>
      <source>Peran Anda tidak dapat melakukan ini.</source>
      <translation>Your role cannot do this.</translation>
    </message>
    <message>
      <source>Tidak ada balasan yang perlu diunggah kantor Anda ke lapor.go.id.</source>
      <translation>There is no response that your office has to upload to lapor.go.id.</translation>
    </message>
  </context>
  <context>
    <name>BehindDialog</name>
    <message>
      <source>&amp;Buka laporan</source>
      <translation>&amp;Open complaint</translation>
    </message>
    <message>
      <source>&amp;Simpan daftar …</source>
      <translation>&amp;Save list …</translation>
    </message>
    <message>
      <source>&amp;Tutup</source>
      <translation>C&amp;lose</translation>
    </message>
    <message>
      <source>Judul</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>Nomor</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Semua laporan ini sebagai Excel atau CSV; nama pelapor disamarkan</source>
      <translation>All these complaints as Excel or CSV; names of reporters are masked</translation>
    </message>
    <message>
      <source>Semua laporan ini, dengan saringan yang sama</source>
      <translation>All these complaints, with the same filter</translation>
    </message>
    <message>
      <source>Status LAPOR!</source>
      <translation>Status in LAPOR!</translation>
    </message>
    <message>
      <source>Tampilkan di &amp;Laporan</source>
      <translation>Show in &amp;Complaints</translation>
    </message>
    <message>
      <source>Tenggat</source>
      <translation>Deadline</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Unit</translation>
    </message>
    <message numerus="yes">
      <source>{} laporan, yang terbaru di atas. Enter membuka laporan yang dipilih.</source>
      <translation>
        <numerusform>{} complaint. Enter opens it.</numerusform>
        <numerusform>{} complaints, the newest on top. Enter opens the one that is chosen.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BesideText</name>
    <message>
      <source>Bila mengusulkan selesai: belum ada bukti. Lampirkan foto atau dokumen hasil pekerjaan lebih dahulu.</source>
      <translation>If you propose closing: there is no evidence yet. Attach a photo or document of the finished work first.</translation>
    </message>
  </context>
  <context>
    <name>BottomBar</name>
    <message>
      <source>&amp;Simpan &amp;&amp; antrekan</source>
      <translation>&amp;Save &amp;&amp; queue</translation>
    </message>
    <message>
      <source>Antrekan: disimpan di komputer ini, lalu dikirim sendiri ke server saat tersambung.
Ctrl+Enter, lalu laporan berikutnya; dengan Alt+Enter kembali ke laporan ini</source>
      <translation>Queue: saved on this computer, then sent to the server by itself once connected.
Ctrl+Enter, then the next complaint; with Alt+Enter back to this complaint</translation>
    </message>
    <message>
      <source>Ctrl+Shift+Enter: koordinator diminta menutup laporan</source>
      <translation>Ctrl+Shift+Enter: the coordinator is asked to close the complaint</translation>
    </message>
    <message>
      <source>Simpan &amp;&amp; usulkan s&amp;elesai</source>
      <translation>Save &amp;&amp; propose closin&amp;g</translation>
    </message>
    <message>
      <source>Terlalu panjang untuk LAPOR!</source>
      <translation>Too long for LAPOR!</translation>
    </message>
    <message>
      <source>belum tersimpan</source>
      <translation>not saved yet</translation>
    </message>
    <message>
      <source>draf tersimpan {}</source>
      <translation>draft saved {}</translation>
    </message>
    <message numerus="yes">
      <source>{} dari {} karakter</source>
      <translation>
        <numerusform>{} of {} character</numerusform>
        <numerusform>{} of {} characters</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} isian belum diisi; F4 ke sana</source>
      <translation>
        <numerusform>{} place not filled in; F4 goes there</numerusform>
        <numerusform>{} places not filled in; F4 goes there</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} karakter</source>
      <translation>
        <numerusform>{} character</numerusform>
        <numerusform>{} characters</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BulkDialog</name>
    <message>
      <source>&amp;Batal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>&amp;Lihat dahulu</source>
      <translation>&amp;Look first</translation>
    </message>
    <message>
      <source>Dapat dilakukan untuk semua {all} laporan:</source>
      <translation>Can be done for all chosen complaints: {all}</translation>
    </message>
    <message>
      <source>Dapat untuk {can} laporan; {cannot} dilewati dengan alasannya:</source>
      <translation>Can be done for complaints: {can}; left out, with the reason: {cannot}</translation>
    </message>
    <message>
      <source>Dilewati: {number} · {title}
{why}</source>
      <translation>Left out: {number} · {title}
{why}</translation>
    </message>
    <message>
      <source>Kosongkan nomornya untuk saling mengaitkan laporan yang dipilih.</source>
      <translation>Leave the number empty to link the chosen complaints with each other.</translation>
    </message>
    <message numerus="yes">
      <source>La&amp;kukan untuk {can} laporan</source>
      <translation>
        <numerusform>D&amp;o it for {can} complaint</numerusform>
        <numerusform>D&amp;o it for {can} complaints</numerusform>
      </translation>
    </message>
    <message>
      <source>Pilih dahulu tindakannya.</source>
      <translation>Choose the act first.</translation>
    </message>
    <message>
      <source>Pilih tindakan</source>
      <translation>Choose an act</translation>
    </message>
    <message>
      <source>Sedang diperiksa …</source>
      <translation>Being checked …</translation>
    </message>
    <message>
      <source>Tidak dapat dilakukan untuk satu pun:</source>
      <translation>Cannot be done for any of them:</translation>
    </message>
    <message>
      <source>Tindakan</source>
      <translation>Act</translation>
    </message>
    <message numerus="yes">
      <source>Tindakan untuk {count} laporan</source>
      <translation>
        <numerusform>Act for {count} complaint</numerusform>
        <numerusform>Act for {count} complaints</numerusform>
      </translation>
    </message>
    <message>
      <source>Yang akan terjadi dengan tiap laporan</source>
      <translation>What would happen to each complaint</translation>
    </message>
    <message>
      <source>{number} · {title}
Status sesudahnya: {status}</source>
      <translation>{number} · {title}
Status afterwards: {status}</translation>
    </message>
    <message>
      <source>{number} · {title}
Status tidak berubah</source>
      <translation>{number} · {title}
Status stays as it is</translation>
    </message>
  </context>
  <context>
    <name>CaseActs</name>
    <message>
      <source>&amp;Catatan internal</source>
      <translation>Internal &amp;note</translation>
    </message>
    <message>
      <source>Ada draf: lanjutkan atau hapus isinya dahulu.</source>
      <translation>There is a draft: continue it, or delete its text first.</translation>
    </message>
    <message>
      <source>T&amp;indakan lain</source>
      <translation>Other act&amp;ions</translation>
    </message>
  </context>
  <context>
    <name>CaseChanges</name>
    <message>
      <source>Judul atau isi laporan diperbarui.</source>
      <translation>Title or text of the complaint was updated.</translation>
    </message>
    <message>
      <source>Kantor</source>
      <translation>Office</translation>
    </message>
    <message>
      <source>Laporan kini di {}.</source>
      <translation>The complaint is now at {}.</translation>
    </message>
    <message>
      <source>Pelapor membalas: “{}”</source>
      <translation>The reporter replied: “{}”</translation>
    </message>
    <message>
      <source>Statusnya kini: {}.</source>
      <translation>Its status is now: {}.</translation>
    </message>
    <message>
      <source>Yang sedang ditulis tidak lagi dapat dikirim begini: {}</source>
      <translation>What is being written can no longer be sent this way: {}</translation>
    </message>
    <message>
      <source>{who}, {kind}: “{words}”</source>
      <translation>{who}, {kind}: “{words}”</translation>
    </message>
  </context>
  <context>
    <name>CaseDelegate</name>
    <message>
      <source>Anonim</source>
      <translation>Anonymous</translation>
    </message>
    <message>
      <source>Rahasia</source>
      <translation>Confidential</translation>
    </message>
    <message>
      <source>Tindak lanjut: {words}</source>
      <translation>Follow-up: {words}</translation>
    </message>
    <message>
      <source>ada draf</source>
      <translation>has a draft</translation>
    </message>
    <message>
      <source>{} di kotak keluar</source>
      <translation>{} in the outbox</translation>
    </message>
  </context>
  <context>
    <name>CaseFacts</name>
    <message>
      <source>Anonim: sapa “Yth. Pelapor”, jangan telusuri orangnya.</source>
      <translation>Anonymous: address “Yth. Pelapor”, do not trace the person.</translation>
    </message>
    <message>
      <source>Ditanyakan kepada {}.</source>
      <translation>{} was asked.</translation>
    </message>
    <message>
      <source>Giliran Anda: {}</source>
      <translation>Your turn: {}</translation>
    </message>
    <message>
      <source>Giliran {unit}: mencari {reply} di lapor.go.id, mengunggahnya bila belum ada, lalu menandainya.</source>
      <translation>{unit}'s turn: look for {reply} at lapor.go.id, upload it if it is not there, then mark it.</translation>
    </message>
    <message>
      <source>Giliran {unit}: mengunggah {reply} ke lapor.go.id setelah diterima server, lalu menandainya.</source>
      <translation>{unit}'s turn: upload {reply} to lapor.go.id once the server has it, then mark it.</translation>
    </message>
    <message>
      <source>Giliran {unit}: mengunggah {reply} ke lapor.go.id, lalu menandainya.</source>
      <translation>{unit}'s turn: upload {reply} to lapor.go.id, then mark it.</translation>
    </message>
    <message>
      <source>Identitas pelapor disembunyikan, juga dari kantor. Sapa dengan “Yth. Pelapor”. Jangan menyebut, menebak, atau mencari tahu siapa pelapornya.</source>
      <translation>The reporter's identity is hidden, from the office too. Greet with “Yth. Pelapor”. Do not mention, guess or try to find out who the reporter is.</translation>
    </message>
    <message>
      <source>Kiriman Anda kembali dan menunggu keputusan Anda.</source>
      <translation>What you sent has come back and needs your decision.</translation>
    </message>
    <message>
      <source>LAPOR! sekarang dapat menutup laporan ini sendiri.</source>
      <translation>LAPOR! may now close this complaint by itself.</translation>
    </message>
    <message>
      <source>Laporan terkait:</source>
      <translation>Related complaints:</translation>
    </message>
    <message>
      <source>Pelapor belum dijawab.</source>
      <translation>The reporter has not been answered.</translation>
    </message>
    <message>
      <source>Rahasia: isi dan cetakannya tidak boleh keluar kantor.</source>
      <translation>Confidential: neither text nor prints may leave the office.</translation>
    </message>
    <message>
      <source>Seluruh laporan tidak tampil kepada publik. Jangan teruskan isinya ke luar kantor, dan jangan tempelkan cetakannya di tempat umum.</source>
      <translation>The whole complaint is hidden from the public. Do not pass its text on outside the office, and do not put prints of it up in public places.</translation>
    </message>
    <message>
      <source>Setelah itu LAPOR! dapat menutup laporan ini sendiri.</source>
      <translation>After that LAPOR! may close this complaint by itself.</translation>
    </message>
    <message>
      <source>Setelah {day} LAPOR! dapat menutup laporan ini sendiri.</source>
      <translation>After {day} LAPOR! may close this complaint by itself.</translation>
    </message>
    <message numerus="yes">
      <source>Sudah {} kali salah disposisi.</source>
      <translation>
        <numerusform>Assigned wrongly {} time so far.</numerusform>
        <numerusform>Assigned wrongly {} times so far.</numerusform>
      </translation>
    </message>
    <message>
      <source>Unit yang mengembalikan mengusulkan {}.</source>
      <translation>The unit that returned it suggests {}.</translation>
    </message>
    <message>
      <source>belum menjawab</source>
      <translation>not answered yet</translation>
    </message>
    <message>
      <source>bukan wewenang mereka</source>
      <translation>not their responsibility</translation>
    </message>
    <message>
      <source>wewenang mereka</source>
      <translation>their responsibility</translation>
    </message>
    <message>
      <source>{status}. Tidak ada yang perlu dikerjakan.</source>
      <translation>{status}. There is nothing to do.</translation>
    </message>
    <message>
      <source>{} Tenggat {} sudah lewat.</source>
      <translation>{} The deadline {} has passed.</translation>
    </message>
    <message>
      <source>{} Tenggatnya {}.</source>
      <translation>{} It is due {}.</translation>
    </message>
    <message numerus="yes">
      <source>{} balasan belum ditandai terunggah ke lapor.go.id.</source>
      <translation>
        <numerusform>{} response is not marked as uploaded to lapor.go.id yet.</numerusform>
        <numerusform>{} responses are not marked as uploaded to lapor.go.id yet.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} balasan diteruskan server ke LAPOR!; tidak perlu diunggah.</source>
      <translation>
        <numerusform>{} response is brought to LAPOR! by the server; it need not be uploaded.</numerusform>
        <numerusform>{} responses are brought to LAPOR! by the server; they need not be uploaded.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} balasan menunggu di server: penerusan ke LAPOR! sedang terhenti.</source>
      <translation>
        <numerusform>{} response waits on the server: its way to LAPOR! stands still.</numerusform>
        <numerusform>{} responses wait on the server: their way to LAPOR! stands still.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} balasan tidak dapat diteruskan server ke LAPOR!. Lihat dahulu di lapor.go.id; bila belum ada di sana, unggah, lalu tandai.</source>
      <translation>
        <numerusform>{} response cannot be brought to LAPOR! by the server. Look at lapor.go.id first; if it is not there yet, upload it, then mark it.</numerusform>
        <numerusform>{} responses cannot be brought to LAPOR! by the server. Look at lapor.go.id first; if they are not there yet, upload them, then mark them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} konsep menunggu persetujuan, lihat di bawah.</source>
      <translation>
        <numerusform>{} proposed response is awaiting approval, see below.</numerusform>
        <numerusform>{} proposed responses are awaiting approval, see below.</numerusform>
      </translation>
    </message>
    <message>
      <source>{}, paling lambat {}.</source>
      <translation>{} by {}.</translation>
    </message>
    <message>
      <source>{}; sudah lewat tenggat {}.</source>
      <translation>{}; the deadline {} has passed.</translation>
    </message>
  </context>
  <context>
    <name>CaseHead</name>
    <message>
      <source>Alt+Kiri</source>
      <translation>Alt+Left</translation>
    </message>
    <message>
      <source>Anonim</source>
      <translation>Anonymous</translation>
    </message>
    <message>
      <source>C&amp;etak …</source>
      <translation>&amp;Print …</translation>
    </message>
    <message>
      <source>Coba lagi</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>Ctrl+P</source>
      <translation>Ctrl+P</translation>
    </message>
    <message>
      <source>F11</source>
      <translation>F11</translation>
    </message>
    <message>
      <source>F11 atau Esc</source>
      <translation>F11 or Esc</translation>
    </message>
    <message>
      <source>Judul laporan</source>
      <translation>Title of the complaint</translation>
    </message>
    <message>
      <source>Kembali ke daftar</source>
      <translation>Back to the list</translation>
    </message>
    <message>
      <source>Lebarkan</source>
      <translation>Widen</translation>
    </message>
    <message>
      <source>Rahasia</source>
      <translation>Confidential</translation>
    </message>
    <message>
      <source>‹ Kembali ke {}</source>
      <translation>‹ Back to {}</translation>
    </message>
  </context>
  <context>
    <name>CaseList</name>
    <message>
      <source>&amp;Saring</source>
      <translation>&amp;Filter</translation>
    </message>
    <message>
      <source>Daftar laporan</source>
      <translation>List of complaints</translation>
    </message>
    <message>
      <source>Ganti nama tampilan …</source>
      <translation>Rename view …</translation>
    </message>
    <message>
      <source>Hapus tampilan yang dipilih</source>
      <translation>Delete the chosen view</translation>
    </message>
    <message>
      <source>Kolom dan urutan …</source>
      <translation>Columns and order …</translation>
    </message>
    <message>
      <source>Pilih laporan di daftar dahulu.</source>
      <translation>Choose a complaint in the list first.</translation>
    </message>
    <message>
      <source>Pilih tampilan</source>
      <translation>Choose a view</translation>
    </message>
    <message>
      <source>Rekap bulanan …</source>
      <translation>Monthly recap …</translation>
    </message>
    <message>
      <source>Salin baris</source>
      <translation>Copy rows</translation>
    </message>
    <message>
      <source>Salin baris dengan nama pelapor</source>
      <translation>Copy rows with reporters' names</translation>
    </message>
    <message>
      <source>Saring laporan</source>
      <translation>Filter complaints</translation>
    </message>
    <message>
      <source>Simpan daftar sebagai Excel atau CSV …</source>
      <translation>Save the list as Excel or CSV …</translation>
    </message>
    <message>
      <source>Simpan tampilan …</source>
      <translation>Save view …</translation>
    </message>
    <message>
      <source>Tampilan “{name}” dihapus.</source>
      <translation>View “{name}” was deleted.</translation>
    </message>
    <message>
      <source>Tidak ada yang dapat diurungkan sekarang.</source>
      <translation>There is nothing to undo now.</translation>
    </message>
    <message>
      <source>Tindakan untuk yang dipilih …</source>
      <translation>Act for the chosen ones …</translation>
    </message>
    <message>
      <source>Urungkan</source>
      <translation>Undo</translation>
    </message>
  </context>
  <context>
    <name>CasePane</name>
    <message>
      <source>Isi laporan dan percakapannya tampil di sini.</source>
      <translation>The text of a complaint and its conversation appear here.</translation>
    </message>
    <message>
      <source>Pilih laporan di daftar untuk membacanya di sini.</source>
      <translation>Choose a complaint in the list to read it here.</translation>
    </message>
  </context>
  <context>
    <name>CaseReading</name>
    <message>
      <source>Isi laporan dan percakapan</source>
      <translation>Complaint and conversation</translation>
    </message>
    <message>
      <source>Status LAPOR!: {}</source>
      <translation>Status in LAPOR!: {}</translation>
    </message>
    <message>
      <source>alasan: {}</source>
      <translation>reason: {}</translation>
    </message>
    <message>
      <source>masuk {}</source>
      <translation>arrived {}</translation>
    </message>
    <message>
      <source>menurut catatan kita: {}</source>
      <translation>by our own record: {}</translation>
    </message>
    <message>
      <source>penilaian {}</source>
      <translation>rating {}</translation>
    </message>
  </context>
  <context>
    <name>CaseSheet</name>
    <message>
      <source>ANONIM: identitas pelapor disembunyikan. Sapa dengan “Yth. Pelapor”.</source>
      <translation>ANONYMOUS: the reporter's identity is hidden. Greet with “Yth. Pelapor”.</translation>
    </message>
    <message>
      <source>Alasan tunda/arsip</source>
      <translation>Reason for postponing or archiving</translation>
    </message>
    <message>
      <source>Anonim</source>
      <translation>Anonymous</translation>
    </message>
    <message>
      <source>Belum ada tindak lanjut.</source>
      <translation>No follow-up yet.</translation>
    </message>
    <message>
      <source>Catatan internal dan tindakan internal tidak disertakan.</source>
      <translation>Internal notes and internal acts are left out.</translation>
    </message>
    <message>
      <source>Ditahan: {}</source>
      <translation>Held: {}</translation>
    </message>
    <message>
      <source>Ditolak: {}</source>
      <translation>Rejected: {}</translation>
    </message>
    <message>
      <source>Isi dan riwayat laporan ini belum lengkap di komputer ini.</source>
      <translation>Text and history of this complaint are not complete on this computer yet.</translation>
    </message>
    <message>
      <source>Isi laporan</source>
      <translation>Text of the complaint</translation>
    </message>
    <message>
      <source>Isi laporan belum diterima dari server.</source>
      <translation>The text of the complaint has not been received from the server yet.</translation>
    </message>
    <message>
      <source>Kanal</source>
      <translation>Channel</translation>
    </message>
    <message>
      <source>Kategori</source>
      <translation>Category</translation>
    </message>
    <message>
      <source>Kelompok</source>
      <translation>Group</translation>
    </message>
    <message>
      <source>Klasifikasi</source>
      <translation>Classification</translation>
    </message>
    <message>
      <source>Laporan {}</source>
      <translation>Complaint {}</translation>
    </message>
    <message>
      <source>Masuk</source>
      <translation>Arrived</translation>
    </message>
    <message>
      <source>Menurut catatan kita</source>
      <translation>By our own record</translation>
    </message>
    <message>
      <source>Pelapor</source>
      <translation>Reporter</translation>
    </message>
    <message>
      <source>Pelapor (anonim)</source>
      <translation>Reporter (anonymous)</translation>
    </message>
    <message>
      <source>Pelapor menunggu jawaban.</source>
      <translation>The reporter is waiting for an answer.</translation>
    </message>
    <message>
      <source>Penilaian pelapor</source>
      <translation>Reporter's rating</translation>
    </message>
    <message>
      <source>RAHASIA</source>
      <translation>CONFIDENTIAL</translation>
    </message>
    <message>
      <source>RAHASIA: seluruh laporan tidak tampil kepada publik. Jangan teruskan ke luar kantor.</source>
      <translation>CONFIDENTIAL: the whole complaint is hidden from the public. Do not pass it on outside the office.</translation>
    </message>
    <message>
      <source>Respon awal paling lambat</source>
      <translation>First response by</translation>
    </message>
    <message>
      <source>Riwayat</source>
      <translation>History</translation>
    </message>
    <message>
      <source>Status LAPOR!</source>
      <translation>Status in LAPOR!</translation>
    </message>
    <message>
      <source>Teks awal pelapor</source>
      <translation>Reporter's original text</translation>
    </message>
    <message>
      <source>Tempat</source>
      <translation>Place</translation>
    </message>
    <message>
      <source>Tersimpan di komputer kantor, belum diterima server</source>
      <translation>Saved on the office computer, not yet received by the server</translation>
    </message>
    <message>
      <source>Tuntas paling lambat</source>
      <translation>Complete by</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Unit</translation>
    </message>
    <message>
      <source>dicetak {}</source>
      <translation>printed {}</translation>
    </message>
    <message>
      <source>diterima server {}</source>
      <translation>received by the server {}</translation>
    </message>
    <message>
      <source>tampil ke pelapor {}</source>
      <translation>shown to the reporter {}</translation>
    </message>
    <message>
      <source>tanda terima {}</source>
      <translation>receipt {}</translation>
    </message>
    <message>
      <source>{} (tidak untuk pelapor)</source>
      <translation>{} (not for the reporter)</translation>
    </message>
  </context>
  <context>
    <name>CategoryLine</name>
    <message>
      <source>Kategori baru: belum dipakai laporan mana pun di komputer ini.</source>
      <translation>A new category: no complaint on this computer has it yet.</translation>
    </message>
    <message>
      <source>Kategori tidak diubah. Untuk menggantinya, ketik sebagian nama yang sudah ada, atau tekan panah bawah.</source>
      <translation>The category stays as it is. To change it, type a part of a name that exists, or press the arrow down.</translation>
    </message>
    <message>
      <source>Sudah ada dengan ejaan “{}”. Pilih itu bila maksudnya sama.</source>
      <translation>It exists already, spelt “{}”. Choose that if the same is meant.</translation>
    </message>
    <message>
      <source>Sudah dipakai laporan lain di komputer ini.</source>
      <translation>Other complaints on this computer have it already.</translation>
    </message>
  </context>
  <context>
    <name>ChartPanel</name>
    <message>
      <source>Grafik</source>
      <translation>Chart</translation>
    </message>
    <message>
      <source>Pilih nama berkas dengan akhiran .png, .svg, atau .csv.</source>
      <translation>Choose a file name that ends in .png, .svg or .csv.</translation>
    </message>
    <message>
      <source>Simpan …</source>
      <translation>Save …</translation>
    </message>
    <message>
      <source>Simpan: {}</source>
      <translation>Save: {}</translation>
    </message>
    <message>
      <source>Tabel</source>
      <translation>Table</translation>
    </message>
    <message>
      <source>Tersimpan di {}.</source>
      <translation>Saved at {}.</translation>
    </message>
  </context>
  <context>
    <name>Charts</name>
    <message>
      <source>Masuk</source>
      <translation>Arrived</translation>
    </message>
    <message>
      <source>Selesai (garis putus-putus)</source>
      <translation>Completed (dashed line)</translation>
    </message>
  </context>
  <context>
    <name>ChipRow</name>
    <message>
      <source>Hapus saringan {words}</source>
      <translation>Remove filter {words}</translation>
    </message>
  </context>
  <context>
    <name>ClockBand</name>
    <message>
      <source>{}: “hari ini” dan sisa tenggat di bawah salah. Betulkan tanggal, jam, dan zona waktu.</source>
      <translation>{}: “today” and the days left below are wrong. Correct date, time and time zone.</translation>
    </message>
  </context>
  <context>
    <name>Columns</name>
    <message>
      <source>Giliran</source>
      <translation>Turn</translation>
    </message>
    <message>
      <source>Judul</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>Kategori</source>
      <translation>Category</translation>
    </message>
    <message>
      <source>Klasifikasi</source>
      <translation>Classification</translation>
    </message>
    <message>
      <source>Masuk</source>
      <translation>Arrived</translation>
    </message>
    <message>
      <source>Nomor</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Sumber</source>
      <translation>Channel</translation>
    </message>
    <message>
      <source>Tenggat</source>
      <translation>Deadline</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Unit</translation>
    </message>
    <message>
      <source>ditanyakan ke unit</source>
      <translation>asked of a unit</translation>
    </message>
    <message>
      <source>giliran koordinator</source>
      <translation>coordinator's turn</translation>
    </message>
    <message>
      <source>lewat 888 HK</source>
      <translation>888 days late</translation>
    </message>
    <message>
      <source>tanpa tenggat</source>
      <translation>no deadline</translation>
    </message>
    <message>
      <source>tertunda</source>
      <translation>postponed</translation>
    </message>
  </context>
  <context>
    <name>ColumnsDialog</name>
    <message>
      <source>&amp;Naik</source>
      <translation>&amp;Up</translation>
    </message>
    <message>
      <source>&amp;Seperti semula</source>
      <translation>&amp;As at first</translation>
    </message>
    <message>
      <source>&amp;Turun</source>
      <translation>&amp;Down</translation>
    </message>
    <message>
      <source>B&amp;atal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>Dari &amp;belakang: yang terakhir di atas</source>
      <translation>From the &amp;back: the last on top</translation>
    </message>
    <message>
      <source>Kolom dan urutan</source>
      <translation>Columns and order</translation>
    </message>
    <message>
      <source>Kolom, dari kiri ke kanan</source>
      <translation>Columns, from left to right</translation>
    </message>
    <message>
      <source>T&amp;erapkan</source>
      <translation>Appl&amp;y</translation>
    </message>
    <message>
      <source>Urutkan menurut</source>
      <translation>Order by</translation>
    </message>
    <message>
      <source>Yang dicentang tampil; dari atas berarti dari kiri.</source>
      <translation>Ticked ones are shown; from the top means from the left.</translation>
    </message>
  </context>
  <context>
    <name>CommandCenter</name>
    <message>
      <source>(tanpa kategori)</source>
      <translation>(without category)</translation>
    </message>
    <message>
      <source>Angka utama</source>
      <translation>Main figures</translation>
    </message>
    <message>
      <source>Balasan pertama, hari kerja</source>
      <translation>First response, working days</translation>
    </message>
    <message>
      <source>Command Center</source>
      <translation>Command Center</translation>
    </message>
    <message>
      <source>Dalam tenggat: {}</source>
      <translation>Within the limit: {}</translation>
    </message>
    <message>
      <source>Data per {day} · {page} dari {count} · {keys} · Esc: keluar</source>
      <translation>Data as of {day} · {page} of {count} · {keys} · Esc: leave</translation>
    </message>
    <message>
      <source>Dikembalikan</source>
      <translation>Returned</translation>
    </message>
    <message>
      <source>Kategori terbanyak</source>
      <translation>Most frequent categories</translation>
    </message>
    <message>
      <source>Kendala</source>
      <translation>Constraints</translation>
    </message>
    <message>
      <source>Lama penyelesaian, hari kerja</source>
      <translation>Time to completion, working days</translation>
    </message>
    <message>
      <source>Laporan masuk</source>
      <translation>Complaints that arrived</translation>
    </message>
    <message>
      <source>Masuk dan selesai</source>
      <translation>Arrived and completed</translation>
    </message>
    <message>
      <source>Melewati tenggat</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <source>Penilaian pelapor (1 sampai 5)</source>
      <translation>Rating by reporters (1 to 5)</translation>
    </message>
    <message>
      <source>Selesai</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Spasi: jeda</source>
      <translation>Space: pause</translation>
    </message>
    <message>
      <source>Spasi: lanjut</source>
      <translation>Space: go on</translation>
    </message>
    <message>
      <source>Sudah ditindaklanjuti</source>
      <translation>Followed up</translation>
    </message>
    <message>
      <source>Unit kerja dengan laporan terbanyak</source>
      <translation>Units with the most complaints</translation>
    </message>
    <message>
      <source>Waktu dan mutu</source>
      <translation>Time and quality</translation>
    </message>
    <message numerus="yes">
      <source>dari {} penilaian</source>
      <translation>
        <numerusform>from {} rating</numerusform>
        <numerusform>from {} ratings</numerusform>
      </translation>
    </message>
    <message>
      <source>{name}: {times} kali, {cases} laporan</source>
      <translation>{name}: {times} ×, about {cases}</translation>
    </message>
    <message numerus="yes">
      <source>{} kali salah disposisi</source>
      <translation>
        <numerusform>{} wrong assignment</numerusform>
        <numerusform>{} wrong assignments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} pelapor menunggu jawaban</source>
      <translation>
        <numerusform>{} reporter waiting for an answer</numerusform>
        <numerusform>{} reporters waiting for an answer</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Commanding</name>
    <message>
      <source>Buka {} dahulu; perintah ini hanya ada di sana.</source>
      <translation>Open {} first; this command exists only there.</translation>
    </message>
    <message>
      <source>Di mana saja</source>
      <translation>Anywhere</translation>
    </message>
    <message>
      <source>Di {}</source>
      <translation>In {}</translation>
    </message>
    <message>
      <source>Laporan {number} · {title}</source>
      <translation>Complaint {number} · {title}</translation>
    </message>
  </context>
  <context>
    <name>Compared</name>
    <message>
      <source>Hanya ada di sisi ini: {}</source>
      <translation>On this side only: {}</translation>
    </message>
  </context>
  <context>
    <name>Comparison</name>
    <message>
      <source>Gambar kanan</source>
      <translation>Right picture</translation>
    </message>
    <message>
      <source>Gambar kiri</source>
      <translation>Left picture</translation>
    </message>
  </context>
  <context>
    <name>ComplaintsRoom</name>
    <message>
      <source>Belum ada laporan sebelumnya.</source>
      <translation>There is no complaint before this one.</translation>
    </message>
    <message>
      <source>Cetak laporan …</source>
      <translation>Print complaint …</translation>
    </message>
    <message>
      <source>Daftar sudah tampil.</source>
      <translation>The list is already shown.</translation>
    </message>
    <message>
      <source>Kembali ke laporan sebelumnya</source>
      <translation>Back to the complaint before</translation>
    </message>
    <message>
      <source>Kembali ke samping daftar</source>
      <translation>Back beside the list</translation>
    </message>
    <message>
      <source>Kerjakan langkah berikutnya</source>
      <translation>Do the next step</translation>
    </message>
    <message>
      <source>Lebarkan laporan, atau kembali ke samping daftar</source>
      <translation>Widen the complaint, or back beside the list</translation>
    </message>
    <message>
      <source>Pilih laporan di daftar dahulu.</source>
      <translation>Choose a complaint in the list first.</translation>
    </message>
    <message>
      <source>pdf lembar</source>
      <translation>pdf sheet</translation>
    </message>
  </context>
  <context>
    <name>Conversation</name>
    <message>
      <source>Draf Anda</source>
      <translation>Your draft</translation>
    </message>
    <message>
      <source>Isi laporan ini belum tiba: baru judulnya yang sudah diterima. Isi dan riwayatnya menyusul saat sinkron; bila tersambung, tekan Sinkronkan sekarang.</source>
      <translation>The text of this complaint has not arrived: only its title is here. Text and history follow with the sync; when connected, press Sync all now.</translation>
    </message>
    <message>
      <source>Kantor</source>
      <translation>Office</translation>
    </message>
    <message>
      <source>Laporan ini tidak berisi teks.</source>
      <translation>This complaint holds no text.</translation>
    </message>
    <message>
      <source>Lihat dan putuskan …</source>
      <translation>Look and decide …</translation>
    </message>
    <message>
      <source>Lihat teks awal pelapor</source>
      <translation>Show the reporter's original text</translation>
    </message>
    <message>
      <source>Pelapor</source>
      <translation>Reporter</translation>
    </message>
    <message>
      <source>Pelapor (anonim)</source>
      <translation>Reporter (anonymous)</translation>
    </message>
    <message>
      <source>Setujui …</source>
      <translation>Approve …</translation>
    </message>
    <message>
      <source>Sudah dikirim, tetapi jawaban server belum tiba; tidak akan terkirim dua kali.</source>
      <translation>Sent, but the server's answer has not arrived yet; it will not be sent twice.</translation>
    </message>
    <message>
      <source>Tanda terima {}</source>
      <translation>Receipt {}</translation>
    </message>
    <message>
      <source>Tolak …</source>
      <translation>Decline …</translation>
    </message>
    <message>
      <source>baru lampirannya</source>
      <translation>its files only</translation>
    </message>
    <message>
      <source>menunggu persetujuan</source>
      <translation>awaiting approval</translation>
    </message>
    <message>
      <source>menunggu persetujuan rekan</source>
      <translation>awaiting a colleague's approval</translation>
    </message>
    <message>
      <source>{kind} · tersimpan {time}</source>
      <translation>{kind} · saved {time}</translation>
    </message>
  </context>
  <context>
    <name>CoverBar</name>
    <message>
      <source>&amp;Batal menutupi</source>
      <translation>&amp;Cancel covering</translation>
    </message>
    <message>
      <source>&amp;Kotak baru</source>
      <translation>&amp;New box</translation>
    </message>
    <message>
      <source>&amp;Tutupi</source>
      <translation>Co&amp;ver</translation>
    </message>
    <message numerus="yes">
      <source>&amp;Tutupi {} bagian</source>
      <translation>
        <numerusform>Co&amp;ver {} part</numerusform>
        <numerusform>Co&amp;ver {} parts</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Urungkan kotak</source>
      <translation>&amp;Undo box</translation>
    </message>
    <message>
      <source>Ctrl+Z</source>
      <translation>Ctrl+Z</translation>
    </message>
    <message>
      <source>Gambar kotak dengan tetikus; atau N untuk kotak baru, panah menggeser, Shift+panah mengubah ukuran, Spasi memilih kotak. Yang ditutup tidak dapat dibuka lagi pada salinan yang dikirim; aslinya tetap tersegel di komputer ini.</source>
      <translation>Draw boxes with the mouse; or N for a new box, arrows move it, Shift+arrows change its size, Space chooses a box. What is covered cannot be uncovered in the copy that is sent; the original stays sealed on this computer.</translation>
    </message>
    <message>
      <source>N, atau gambar dengan tetikus</source>
      <translation>N, or draw with the mouse</translation>
    </message>
  </context>
  <context>
    <name>Description</name>
    <message>
      <source>Keterangan</source>
      <translation>Caption</translation>
    </message>
    <message>
      <source>Keterangan foto</source>
      <translation>Caption of the photo</translation>
    </message>
    <message>
      <source>Menunjukkan</source>
      <translation>Shows</translation>
    </message>
  </context>
  <context>
    <name>Difference</name>
    <message>
      <source>&amp;Batalkan tindakan saya</source>
      <translation>&amp;Withdraw my follow-up</translation>
    </message>
    <message>
      <source>&amp;Batalkan tulisan saya</source>
      <translation>&amp;Withdraw my text</translation>
    </message>
    <message>
      <source>&amp;Perbaiki, lalu kirim lagi</source>
      <translation>&amp;Edit, then send again</translation>
    </message>
    <message>
      <source>&amp;Salin teks saya</source>
      <translation>&amp;Copy my text</translation>
    </message>
    <message>
      <source>Alasan {act} untuk laporan {number} belum ditulis.</source>
      <translation>The reason of {act} for complaint {number} has not been written.</translation>
    </message>
    <message>
      <source>Balasan untuk laporan {number} harus disetujui rekan sekantor dahulu.</source>
      <translation>The response to complaint {number} has to be approved by a colleague first.</translation>
    </message>
    <message>
      <source>Balasan untuk laporan {number} sudah bertanda diunggah, atau tidak ada lagi.</source>
      <translation>The response to complaint {number} is marked as uploaded already, or is no longer there.</translation>
    </message>
    <message>
      <source>Belum ada yang ditulis orang lain sejak itu.</source>
      <translation>Nobody else has written anything since.</translation>
    </message>
    <message>
      <source>Biarkan di &amp;Kotak keluar</source>
      <translation>Leave it in the Outbo&amp;x</translation>
    </message>
    <message>
      <source>Bila dikirim lagi dan diunggah, pelapor juga membaca: “{}”</source>
      <translation>If it is sent again and uploaded, the reporter also reads: “{}”</translation>
    </message>
    <message>
      <source>Buka &amp;laporan</source>
      <translation>Open comp&amp;laint</translation>
    </message>
    <message>
      <source>Di server, diputuskan {}</source>
      <translation>On the server, decided {}</translation>
    </message>
    <message>
      <source>Di server, tempat laporan {number} sekarang berisi laporan lain.</source>
      <translation>On the server, the place of complaint {number} now holds another one.</translation>
    </message>
    <message>
      <source>Di server: tidak lagi ada di unit Anda</source>
      <translation>On the server: no longer at your unit</translation>
    </message>
    <message>
      <source>Hubungi admin agar unit diberi koordinator, lalu kirim lagi.</source>
      <translation>Ask the administrator to give the unit a coordinator, then send again.</translation>
    </message>
    <message>
      <source>Isi laporan</source>
      <translation>Text of the complaint</translation>
    </message>
    <message>
      <source>Jadikan catatan &amp;internal</source>
      <translation>Make it an &amp;internal note</translation>
    </message>
    <message>
      <source>Jawab dahulu pelapor; sesudah itu laporan dapat ditutup, ditunda, atau diusulkan selesai.</source>
      <translation>Answer the reporter first; then the complaint can be closed, postponed or proposed for closing.</translation>
    </message>
    <message>
      <source>Jawaban {} belum tampil ke pelapor: “{}”</source>
      <translation>The answer by {} is not shown to the reporter yet: “{}”</translation>
    </message>
    <message>
      <source>Judul</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>Judul atau kategori baru untuk laporan {number} belum ditulis.</source>
      <translation>The new title or category of complaint {number} has not been written.</translation>
    </message>
    <message>
      <source>Kategori</source>
      <translation>Category</translation>
    </message>
    <message>
      <source>Kategori yang Anda pilih untuk laporan {number} tidak ada dalam daftar.</source>
      <translation>The category you chose for complaint {number} is not on the list.</translation>
    </message>
    <message>
      <source>Keadaan laporan {number} sudah berubah, sehingga {act} tidak dapat dilakukan lagi.</source>
      <translation>Complaint {number} stands differently now, so {act} is no longer possible.</translation>
    </message>
    <message>
      <source>Kirim lagi; program mengajukannya sebagai konsep.</source>
      <translation>Send it again; the program submits it as a proposed response.</translation>
    </message>
    <message>
      <source>Konsep untuk laporan {number} Anda tulis sendiri, jadi harus disetujui petugas lain.</source>
      <translation>You wrote the proposed response to complaint {number} yourself, so another officer has to approve it.</translation>
    </message>
    <message>
      <source>Konsep untuk laporan {number} sudah disetujui, ditolak, atau tidak ada lagi.</source>
      <translation>The proposed response to complaint {number} was approved, declined, or is no longer there.</translation>
    </message>
    <message>
      <source>Laporan {number} belum memiliki respon substantif.</source>
      <translation>Complaint {number} has no substantive response yet.</translation>
    </message>
    <message>
      <source>Laporan {number} berubah sejak Anda mulai menulis.</source>
      <translation>Complaint {number} has changed since you began to write.</translation>
    </message>
    <message>
      <source>Laporan {number} sudah dialihkan ke unit lain sebelum tulisan Anda tiba.</source>
      <translation>Complaint {number} was moved to another unit before your text arrived.</translation>
    </message>
    <message>
      <source>Laporan {number} sudah diarsipkan sebelum tulisan Anda tiba.</source>
      <translation>Complaint {number} was archived before your text arrived.</translation>
    </message>
    <message>
      <source>Laporan {number} sudah ditutup atau diarsipkan sebelum tulisan Anda tiba.</source>
      <translation>Complaint {number} was closed or archived before your text arrived.</translation>
    </message>
    <message>
      <source>Laporan {number} sudah ditutup sebelum tulisan Anda tiba.</source>
      <translation>Complaint {number} was closed before your text arrived.</translation>
    </message>
    <message>
      <source>Laporan {number} tidak sedang berada pada unit mana pun.</source>
      <translation>Complaint {number} is at no unit now.</translation>
    </message>
    <message>
      <source>Laporannya sudah tidak ada di komputer ini. Bila unit lain perlu mengetahuinya, salin dan sampaikan.</source>
      <translation>Its complaint is no longer on this computer. If another unit needs to know, copy your text and pass it on.</translation>
    </message>
    <message>
      <source>Lihat keadaannya sekarang, lalu pilih tindakan yang sesuai.</source>
      <translation>See how it stands now, then choose an act that fits.</translation>
    </message>
    <message>
      <source>Menurut sinkron terakhir laporan ini terbuka lagi. Periksa tulisan Anda, lalu kirim lagi.</source>
      <translation>As of the last sync this complaint is open again. Check your text, then send it again.</translation>
    </message>
    <message>
      <source>Minta pengelola memperbarui server, lalu kirim lagi.</source>
      <translation>Ask the manager to update the server, then send again.</translation>
    </message>
    <message>
      <source>Minta rekan sekantor menyetujuinya. Tidak perlu dikirim lagi.</source>
      <translation>Ask a colleague to approve it. There is no need to send it again.</translation>
    </message>
    <message>
      <source>Minta yang berwenang melakukannya, atau batalkan tindakan ini.</source>
      <translation>Ask somebody who may do it, or withdraw this act.</translation>
    </message>
    <message>
      <source>Mungkin rekan sekantor sudah menjawab, atau pertanyaannya ditarik. Tidak perlu dikirim lagi.</source>
      <translation>A colleague may have answered, or the question was taken back. There is no need to send it again.</translation>
    </message>
    <message>
      <source>Nomor laporan</source>
      <translation>Number of the complaint</translation>
    </message>
    <message>
      <source>Nomor laporan yang dikaitkan dengan {number} belum ditulis, atau bukan nomor laporan.</source>
      <translation>The number of the complaint to link with {number} has not been written, or is not one.</translation>
    </message>
    <message>
      <source>Pelapor membalas laporan {number} dan menunggu jawaban.</source>
      <translation>The reporter of complaint {number} replied, and is waiting for an answer.</translation>
    </message>
    <message>
      <source>Pelapor tidak membaca tulisan Anda. Yang masih dapat dikirim hanya catatan internal.</source>
      <translation>The reporter does not read your text. Only an internal note can still be sent.</translation>
    </message>
    <message>
      <source>Peran Anda tidak boleh melakukan {act} pada laporan {number}.</source>
      <translation>Your role may not do {act} with complaint {number}.</translation>
    </message>
    <message>
      <source>Periksa apakah tulisan Anda masih sesuai. Apa pun pilihan Anda, tulisan tetap tersimpan.</source>
      <translation>See whether your text still fits. Whatever you choose, the text stays stored.</translation>
    </message>
    <message>
      <source>Pilih kategori dari daftar, lalu kirim lagi.</source>
      <translation>Choose a category from the list, then send again.</translation>
    </message>
    <message>
      <source>Pilih unit lain, atau batalkan tindakan ini.</source>
      <translation>Choose another unit, or withdraw this act.</translation>
    </message>
    <message>
      <source>Pilih unit lain, lalu kirim lagi.</source>
      <translation>Choose another unit, then send again.</translation>
    </message>
    <message>
      <source>Pilih unitnya, lalu kirim lagi.</source>
      <translation>Choose the unit, then send again.</translation>
    </message>
    <message>
      <source>Rekan lain mungkin lebih dahulu. Bandingkan dengan jawaban yang ada sebelum mengirim lagi.</source>
      <translation>A colleague may have been faster. Compare with the answer that is there before you send again.</translation>
    </message>
    <message>
      <source>Rekan lain mungkin sudah menandainya. Tidak perlu dikirim lagi.</source>
      <translation>A colleague may have marked it already. There is no need to send it again.</translation>
    </message>
    <message>
      <source>Rincian</source>
      <translation>Particulars</translation>
    </message>
    <message>
      <source>Ringkas teksnya, lalu kirim lagi.</source>
      <translation>Shorten the text, then send again.</translation>
    </message>
    <message>
      <source>Sekarang pelapor membaca jawaban {}: “{}”</source>
      <translation>The reporter now reads the answer by {}: “{}”</translation>
    </message>
    <message>
      <source>Sekarang, menurut sinkronisasi terakhir</source>
      <translation>Now, as of the last sync</translation>
    </message>
    <message>
      <source>Sekarang: belum ada jawaban yang dibaca pelapor.</source>
      <translation>Now: there is no answer for the reporter to read yet.</translation>
    </message>
    <message>
      <source>Server belum mengenal {act}.</source>
      <translation>The server does not know {act} yet.</translation>
    </message>
    <message>
      <source>Server menahan {act} untuk laporan {number} dengan alasan yang belum dikenal program ini.</source>
      <translation>The server holds {act} for complaint {number} for a reason this program does not know yet.</translation>
    </message>
    <message>
      <source>Server tidak dapat membaca kiriman untuk laporan {number}.</source>
      <translation>The server cannot read what was sent for complaint {number}.</translation>
    </message>
    <message>
      <source>Server tidak mengenal laporan {number} pada unit Anda.</source>
      <translation>The server knows no complaint {number} at your unit.</translation>
    </message>
    <message>
      <source>Simpan sebagai &amp;draf</source>
      <translation>Save as &amp;draft</translation>
    </message>
    <message>
      <source>Status laporan</source>
      <translation>Status of the complaint</translation>
    </message>
    <message>
      <source>Status laporan, pada {}</source>
      <translation>Status, at {}</translation>
    </message>
    <message>
      <source>Sudah saya lihat, &amp;lanjutkan menulis</source>
      <translation>I have seen it, go &amp;on writing</translation>
    </message>
    <message>
      <source>Tanyakan kepada admin koordinator, di unit mana laporan itu sekarang. Tulisan Anda tetap di sini.</source>
      <translation>Ask the coordinating administrator which unit has the complaint now. Your text stays here.</translation>
    </message>
    <message>
      <source>Teks lain</source>
      <translation>Other text</translation>
    </message>
    <message>
      <source>Tidak ada koordinator yang dapat menerima laporan {number} dari unit ini.</source>
      <translation>There is no coordinator who could take complaint {number} back from this unit.</translation>
    </message>
    <message>
      <source>Tidak ada yang hilang: sebagai catatan internal tulisan Anda dibuka dahulu, baru dikirim bila Anda simpan.</source>
      <translation>Nothing is lost: as an internal note your text is opened first, and is sent only when you save it.</translation>
    </message>
    <message>
      <source>Tidak ada yang hilang: yang dibatalkan tetap di Kotak keluar dan dapat dipulihkan menjadi draf.</source>
      <translation>Nothing is lost: what is withdrawn stays in the Outbox and can be restored as a draft.</translation>
    </message>
    <message>
      <source>Tindakan</source>
      <translation>Act</translation>
    </message>
    <message>
      <source>Tulis alasannya, lalu kirim lagi.</source>
      <translation>Write the reason, then send again.</translation>
    </message>
    <message>
      <source>Tulis dahulu apa yang sudah dilakukan, lalu usulkan selesai.</source>
      <translation>Write first what was done, then propose closing.</translation>
    </message>
    <message>
      <source>Tulis nomornya, lalu kirim lagi.</source>
      <translation>Write the number, then send again.</translation>
    </message>
    <message>
      <source>Tulis teksnya, lalu kirim lagi.</source>
      <translation>Write the text, then send again.</translation>
    </message>
    <message>
      <source>Tulis yang baru, lalu kirim lagi.</source>
      <translation>Write the new one, then send again.</translation>
    </message>
    <message>
      <source>Tulisan Anda aman. Kirim lagi; bila terulang, hubungi pengelola.</source>
      <translation>Your text is safe. Send it again; if it comes back again, tell the manager.</translation>
    </message>
    <message>
      <source>Tulisan Anda aman. Minta pengelola memperbarui program, lalu lihat lagi kartu ini.</source>
      <translation>Your text is safe. Ask the manager to update the program, then look at this card again.</translation>
    </message>
    <message>
      <source>Tulisan Anda ditahan agar tidak sampai kepada pelapor yang salah. Periksa nomornya, lalu kirim lagi.</source>
      <translation>Your text is held so that it does not reach the wrong reporter. Check the number, then send again.</translation>
    </message>
    <message>
      <source>Tulisan Anda sendiri tidak pernah tampil ke pelapor.</source>
      <translation>Your own text was never shown to the reporter.</translation>
    </message>
    <message>
      <source>Tulisan Anda tidak dibaca pelapor; unit yang sekarang memegang laporan ini yang menjawabnya.</source>
      <translation>The reporter does not read your text; the unit that now has the complaint answers it.</translation>
    </message>
    <message>
      <source>Tulisan Anda tidak sampai ke pelapor. Bila unit itu perlu mengetahuinya, salin dan sampaikan.</source>
      <translation>Your text does not reach the reporter. If that unit should know it, copy it and pass it on.</translation>
    </message>
    <message>
      <source>Tulisan untuk laporan {number} ditolak karena teksnya kosong.</source>
      <translation>What you wrote for complaint {number} was rejected because it is empty.</translation>
    </message>
    <message>
      <source>Tulisan untuk laporan {number} ditolak karena terlalu panjang bagi server.</source>
      <translation>What you wrote for complaint {number} was rejected because it is too long for the server.</translation>
    </message>
    <message>
      <source>Tunggu disposisi dari koordinator, lalu kirim lagi.</source>
      <translation>Wait until the coordinator assigns it, then send again.</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Unit</translation>
    </message>
    <message>
      <source>Unit Anda tidak sedang ditanya tentang laporan {number}.</source>
      <translation>Your unit is not being asked about complaint {number}.</translation>
    </message>
    <message>
      <source>Unit untuk {act} laporan {number} belum dipilih.</source>
      <translation>The unit of {act} for complaint {number} has not been chosen.</translation>
    </message>
    <message>
      <source>Unit yang Anda pilih sudah memegang laporan {number}.</source>
      <translation>The unit you chose already has complaint {number}.</translation>
    </message>
    <message>
      <source>Unit yang Anda pilih untuk laporan {number} tidak dikenal server.</source>
      <translation>The server does not know the unit you chose for complaint {number}.</translation>
    </message>
    <message>
      <source>Yang Anda tulis, {}</source>
      <translation>What you wrote, {}</translation>
    </message>
    <message>
      <source>Yang dibatalkan tetap tersimpan di Kotak keluar, di bawah Dibatalkan.</source>
      <translation>What is withdrawn stays stored in the Outbox, under Withdrawn.</translation>
    </message>
    <message>
      <source>belum ada unit</source>
      <translation>no unit yet</translation>
    </message>
    <message>
      <source>belum ada yang lain</source>
      <translation>no others yet</translation>
    </message>
    <message>
      <source>kosong</source>
      <translation>empty</translation>
    </message>
    <message>
      <source>tidak dikenal di unit Anda</source>
      <translation>not known at your unit</translation>
    </message>
    <message>
      <source>tidak tercatat</source>
      <translation>not recorded</translation>
    </message>
    <message>
      <source>unit lain, yang namanya tidak diketahui di sini</source>
      <translation>another unit, whose name is not known here</translation>
    </message>
    <message>
      <source>{kind}, {who}</source>
      <translation>{kind}, {who}</translation>
    </message>
    <message>
      <source>{}, teks Anda</source>
      <translation>{}, your text</translation>
    </message>
    <message>
      <source>“{}”</source>
      <translation>“{}”</translation>
    </message>
  </context>
  <context>
    <name>DifferenceCard</name>
    <message>
      <source>Kartu beda, laporan {}</source>
      <translation>Card of differences, complaint {}</translation>
    </message>
    <message>
      <source>Kata yang bergaris bawah hanya ada di sisi itu.</source>
      <translation>Underlined words stand on that side only.</translation>
    </message>
    <message>
      <source>Kedua sisi</source>
      <translation>Both sides</translation>
    </message>
    <message numerus="yes">
      <source>Lampiran: {} berkas, {}; ikut disimpan bersama tulisan Anda.</source>
      <translation>
        <numerusform>{} file attached, {}; it is kept with your text.</numerusform>
        <numerusform>{} files attached, {}; they are kept with your text.</numerusform>
      </translation>
    </message>
    <message>
      <source>Teks Anda disalin ke papan klip.</source>
      <translation>Your text was copied to the clipboard.</translation>
    </message>
    <message>
      <source>Yang dibaca pelapor</source>
      <translation>What the reporter reads</translation>
    </message>
    <message>
      <source>Yang juga dicatat sejak itu</source>
      <translation>What else was recorded since</translation>
    </message>
    <message>
      <source>berbeda</source>
      <translation>different</translation>
    </message>
    <message>
      <source>ini sebabnya</source>
      <translation>the cause</translation>
    </message>
  </context>
  <context>
    <name>DifferenceNotice</name>
    <message>
      <source>Jadikan catatan i&amp;nternal</source>
      <translation>Make it an i&amp;nternal note</translation>
    </message>
    <message>
      <source>Kembali dari server: {}</source>
      <translation>Returned by the server: {}</translation>
    </message>
    <message>
      <source>Laporan ini berubah sejak Anda mulai menulis.</source>
      <translation>This complaint has changed since you began to write.</translation>
    </message>
    <message>
      <source>Lihat perbe&amp;daan …</source>
      <translation>See the &amp;differences …</translation>
    </message>
  </context>
  <context>
    <name>Differences</name>
    <message>
      <source>Laporan ini tidak berubah sejak Anda mulai menulis.</source>
      <translation>This complaint has not changed since you began to write.</translation>
    </message>
  </context>
  <context>
    <name>DraftDetails</name>
    <message>
      <source>Buka</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>Bukti Utuh: {}</source>
      <translation>Bukti Utuh: {}</translation>
    </message>
    <message>
      <source>Lainnya</source>
      <translation>More</translation>
    </message>
    <message numerus="yes">
      <source>{} (+{} catatan lain, lihat dengan Buka)</source>
      <translation>
        <numerusform>{} (+{} other remark, see with Open)</numerusform>
        <numerusform>{} (+{} other remarks, see with Open)</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DraftFiles</name>
    <message>
      <source>sedang disiapkan …</source>
      <translation>being prepared …</translation>
    </message>
    <message>
      <source>{}, sedang disiapkan</source>
      <translation>{}, being prepared</translation>
    </message>
  </context>
  <context>
    <name>DraftTiles</name>
    <message>
      <source>Berkas yang dilampirkan</source>
      <translation>Files that are attached</translation>
    </message>
    <message>
      <source>Buka</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>Geser lebih akhir</source>
      <translation>Move later</translation>
    </message>
    <message>
      <source>Geser lebih awal</source>
      <translation>Move earlier</translation>
    </message>
    <message>
      <source>Lepas dari draf</source>
      <translation>Remove from the draft</translation>
    </message>
  </context>
  <context>
    <name>EmptyDay</name>
    <message>
      <source>Ambil laporan sekarang</source>
      <translation>Fetch complaints now</translation>
    </message>
    <message>
      <source>Buka Laporan</source>
      <translation>Open Complaints</translation>
    </message>
    <message numerus="yes">
      <source>Laporan sedang diambil: {} dari {} perubahan sudah tersimpan.</source>
      <translation>
        <numerusform>Complaints are being fetched: {} of {} change saved.</numerusform>
        <numerusform>Complaints are being fetched: {} of {} changes saved.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Laporan sedang diambil: {} dari {} perubahan sudah tersimpan; kira-kira {} lagi.</source>
      <translation>
        <numerusform>Complaints are being fetched: {} of {} change saved; about {} left.</numerusform>
        <numerusform>Complaints are being fetched: {} of {} changes saved; about {} left.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Laporan sedang diambil: {} perubahan sudah tersimpan.</source>
      <translation>
        <numerusform>Complaints are being fetched: {} change saved.</numerusform>
        <numerusform>Complaints are being fetched: {} changes saved.</numerusform>
      </translation>
    </message>
    <message>
      <source>Laporan yang sudah diambil</source>
      <translation>Complaints fetched so far</translation>
    </message>
    <message>
      <source>Mengambil laporan unit Anda dari server; mulai dari yang terbuka …</source>
      <translation>Fetching your unit's complaints from the server; the open ones first …</translation>
    </message>
    <message>
      <source>Sinkronkan sekarang</source>
      <translation>Sync now</translation>
    </message>
  </context>
  <context>
    <name>Ending</name>
    <message>
      <source>Ke Hari &amp;ini</source>
      <translation>Open &amp;Today</translation>
    </message>
    <message>
      <source>Kotak keluar menyebut apa yang masih menunggu dikirim dan balasan yang belum terlihat pelapor. Anda boleh menutup jendela ini; semuanya tersimpan.</source>
      <translation>The outbox names what still waits to be sent and the responses that the reporter does not see yet. You may close this window; everything is saved.</translation>
    </message>
    <message>
      <source>Lihat laporan t&amp;erakhir</source>
      <translation>Back to that compl&amp;aint</translation>
    </message>
    <message>
      <source>Tidak ada lagi yang harus ditulis di sini</source>
      <translation>There is nothing more to write here</translation>
    </message>
    <message>
      <source>Tidak ada lagi yang menunggu Anda</source>
      <translation>Nothing else is waiting for you</translation>
    </message>
    <message>
      <source>{} hal masih menunggu di Hari ini.</source>
      <translation>Still waiting in Today: {}.</translation>
    </message>
  </context>
  <context>
    <name>Entrance</name>
    <message>
      <source>&amp;Buka</source>
      <translation>&amp;Open</translation>
    </message>
    <message>
      <source>&amp;Kata sandi</source>
      <translation>&amp;Password</translation>
    </message>
    <message>
      <source>&amp;Masuk</source>
      <translation>&amp;Sign in</translation>
    </message>
    <message>
      <source>&amp;Nama pengguna</source>
      <translation>&amp;User name</translation>
    </message>
    <message>
      <source>Alamat &amp;server</source>
      <translation>Server &amp;address</translation>
    </message>
    <message>
      <source>Alamat server</source>
      <translation>Server address</translation>
    </message>
    <message>
      <source>Bahasa tampilan ini</source>
      <translation>Language of this window</translation>
    </message>
    <message>
      <source>Buka tanpa &amp;jaringan</source>
      <translation>Open without a &amp;network</translation>
    </message>
    <message>
      <source>Isi dahulu {}.</source>
      <translation>Fill in the {} first.</translation>
    </message>
    <message>
      <source>Kata sandi</source>
      <translation>Password</translation>
    </message>
    <message>
      <source>Masalah</source>
      <translation>Problem</translation>
    </message>
    <message>
      <source>Masuk</source>
      <translation>Sign in</translation>
    </message>
    <message>
      <source>Masuk &amp;lewat server</source>
      <translation>Sign in &amp;through the server</translation>
    </message>
    <message>
      <source>Masuk sekali saja, dengan alamat server dan akun dari admin koordinator. Setelah itu laporan unit Anda ada di komputer ini dan dapat dikerjakan tanpa jaringan.</source>
      <translation>Sign in only once, with the server address and the account that you have from the coordinating administrator. After that your unit's complaints are on this computer and can be worked on without a network.</translation>
    </message>
    <message>
      <source>Masukkan kata sandi untuk membuka data Anda yang terkunci di komputer ini. Tidak perlu jaringan.</source>
      <translation>Enter your password to open your locked data on this computer. No network is needed.</translation>
    </message>
    <message>
      <source>Membuka data terkunci di komputer ini; biasanya satu atau dua detik …</source>
      <translation>Opening the locked data on this computer; usually one or two seconds …</translation>
    </message>
    <message>
      <source>Menghubungi server dan menyiapkan tempat data terkunci di komputer ini …</source>
      <translation>Reaching the server and preparing a locked place for data on this computer …</translation>
    </message>
    <message>
      <source>Nama pengguna</source>
      <translation>User name</translation>
    </message>
    <message>
      <source>Pekerjaan Anda tersimpan dan terkunci. Tanpa kata sandi, tidak ada yang dapat membacanya.</source>
      <translation>Your work is saved and locked. Without the password nobody can read it.</translation>
    </message>
    <message>
      <source>Semua yang tersimpan di komputer ini terkunci dengan kata sandi Anda. Bantuan: F1.</source>
      <translation>All that is saved on this computer is locked with your password. Help: F1.</translation>
    </message>
    <message>
      <source>Tindak</source>
      <translation>Tindak</translation>
    </message>
    <message>
      <source>alamat server</source>
      <translation>server address</translation>
    </message>
    <message>
      <source>https://server.contoh.go.id</source>
      <translation>https://server.contoh.go.id</translation>
    </message>
    <message>
      <source>kata sandi</source>
      <translation>password</translation>
    </message>
    <message>
      <source>nama pengguna</source>
      <translation>user name</translation>
    </message>
    <message>
      <source>{} dan {}</source>
      <translation>{} and {}</translation>
    </message>
  </context>
  <context>
    <name>EventFiles</name>
    <message>
      <source>Mengunduh {} …</source>
      <translation>Downloading {} …</translation>
    </message>
    <message>
      <source>Unduh {}</source>
      <translation>Download {}</translation>
    </message>
    <message numerus="yes">
      <source>{} berkas, {}</source>
      <translation>
        <numerusform>{} file, {}</numerusform>
        <numerusform>{} files, {}</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Evidence</name>
    <message>
      <source>Bukti Utuh: {}</source>
      <translation>Bukti Utuh: {}</translation>
    </message>
    <message>
      <source>Foto pelapor</source>
      <translation>From reporter</translation>
    </message>
    <message>
      <source>Sebelum</source>
      <translation>Before</translation>
    </message>
    <message>
      <source>Sesudah</source>
      <translation>After</translation>
    </message>
    <message>
      <source>ada bagian yang ditutup</source>
      <translation>parts are covered</translation>
    </message>
    <message>
      <source>ada di komputer ini</source>
      <translation>on this computer</translation>
    </message>
    <message>
      <source>belum diunduh</source>
      <translation>not downloaded yet</translation>
    </message>
    <message>
      <source>berkas dijeda</source>
      <translation>files are paused</translation>
    </message>
    <message>
      <source>di komputer ini</source>
      <translation>on this computer</translation>
    </message>
    <message>
      <source>di server, belum diunduh</source>
      <translation>on the server, not downloaded yet</translation>
    </message>
    <message>
      <source>diterima server</source>
      <translation>received by the server</translation>
    </message>
    <message>
      <source>kira-kira {}</source>
      <translation>about {}</translation>
    </message>
    <message>
      <source>menunggu</source>
      <translation>waiting</translation>
    </message>
    <message>
      <source>pada draf</source>
      <translation>in the draft</translation>
    </message>
    <message>
      <source>tanpa catatan</source>
      <translation>no remarks</translation>
    </message>
    <message>
      <source>tidak diterima server</source>
      <translation>not accepted by the server</translation>
    </message>
    <message>
      <source>{size}, dari {original}</source>
      <translation>{size}, from {original}</translation>
    </message>
    <message>
      <source>{} % terkirim</source>
      <translation>{}% sent</translation>
    </message>
    <message numerus="yes">
      <source>{} berkas {}</source>
      <translation>
        <numerusform>{} file {}</numerusform>
        <numerusform>{} files {}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} catatan</source>
      <translation>
        <numerusform>{} remark</numerusform>
        <numerusform>{} remarks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} dari {} berkas</source>
      <translation>
        <numerusform>{} of {} file</numerusform>
        <numerusform>{} of {} files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>EvidenceTile</name>
    <message>
      <source>perlu dilihat</source>
      <translation>needs a look</translation>
    </message>
  </context>
  <context>
    <name>Faults</name>
    <message>
      <source>{sentence} {code} · F1 Bantuan</source>
      <translation>{sentence} {code} · F1 Help</translation>
    </message>
  </context>
  <context>
    <name>FigureCard</name>
    <message>
      <source>Lihat laporannya</source>
      <translation>Show the complaints</translation>
    </message>
  </context>
  <context>
    <name>FiguresPage</name>
    <message>
      <source>%TL</source>
      <translation>%TL</translation>
    </message>
    <message>
      <source>(Proses + Selesai) dibagi Total</source>
      <translation>(In process + Done) divided by Total</translation>
    </message>
    <message>
      <source>(tanpa kategori)</source>
      <translation>(without category)</translation>
    </message>
    <message>
      <source>Angka monev</source>
      <translation>Monev figures</translation>
    </message>
    <message>
      <source>Balasan pertama</source>
      <translation>First response</translation>
    </message>
    <message>
      <source>Balasan pertama dalam tenggat</source>
      <translation>First responses within the limit</translation>
    </message>
    <message>
      <source>Balasan pertama melewati tenggat</source>
      <translation>First responses beyond the limit</translation>
    </message>
    <message>
      <source>Belum ada balasan yang tercatat di sini.</source>
      <translation>No reply was recorded here yet.</translation>
    </message>
    <message>
      <source>Belum ada. Pilih “Catat kendala” pada laporannya.</source>
      <translation>None yet. Choose “Record constraint” at a complaint.</translation>
    </message>
    <message>
      <source>Belum didisposisi</source>
      <translation>Not assigned</translation>
    </message>
    <message>
      <source>Bulan</source>
      <translation>Month</translation>
    </message>
    <message>
      <source>Catatan Bukti Utuh</source>
      <translation>Evidence remarks</translation>
    </message>
    <message>
      <source>Dibuka lagi setelah ditutup</source>
      <translation>Reopened after closing</translation>
    </message>
    <message>
      <source>Dikembalikan oleh unit</source>
      <translation>Returned by units</translation>
    </message>
    <message>
      <source>Dinilai pelapor</source>
      <translation>Rated by reporters</translation>
    </message>
    <message>
      <source>Foto</source>
      <translation>Photos</translation>
    </message>
    <message>
      <source>Hari kerja sampai balasan pertama: median; p90</source>
      <translation>Working days to the first response: median; p90</translation>
    </message>
    <message>
      <source>Hari kerja sampai balasan pertama: rata-rata (RTL)</source>
      <translation>Working days to the first response: mean (RTL)</translation>
    </message>
    <message>
      <source>Hari kerja sampai selesai: median; p90</source>
      <translation>Working days to completion: median; p90</translation>
    </message>
    <message>
      <source>Hari kerja sampai selesai: rata-rata (RHP)</source>
      <translation>Working days to completion: mean (RHP)</translation>
    </message>
    <message>
      <source>Kali dicatat</source>
      <translation>Times recorded</translation>
    </message>
    <message>
      <source>Kategori</source>
      <translation>Category</translation>
    </message>
    <message>
      <source>Kategori terbanyak</source>
      <translation>Most frequent categories</translation>
    </message>
    <message>
      <source>Kendala</source>
      <translation>Constraints</translation>
    </message>
    <message>
      <source>Lainnya</source>
      <translation>Other</translation>
    </message>
    <message>
      <source>Laporan</source>
      <translation>Complaints</translation>
    </message>
    <message>
      <source>Laporan masuk</source>
      <translation>Complaints that arrived</translation>
    </message>
    <message>
      <source>Laporan yang berada pada beberapa unit dihitung sekali</source>
      <translation>Complaints that are with several units count once</translation>
    </message>
    <message>
      <source>Laporan yang ditulisi petugas</source>
      <translation>Complaints that officers wrote about</translation>
    </message>
    <message>
      <source>Lihat yang terlambat</source>
      <translation>Show the late ones</translation>
    </message>
    <message>
      <source>Masuk</source>
      <translation>Arrived</translation>
    </message>
    <message>
      <source>Masuk &amp; selesai</source>
      <translation>Arrived &amp; done</translation>
    </message>
    <message>
      <source>Masuk &amp; selesai, menurut</source>
      <translation>Arrived &amp; done, by</translation>
    </message>
    <message>
      <source>Melewati tenggat</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <source>Melewati tenggat saat ini</source>
      <translation>Overdue now</translation>
    </message>
    <message>
      <source>Nilai</source>
      <translation>Value</translation>
    </message>
    <message>
      <source>Pelapor menunggu jawaban</source>
      <translation>Reporters waiting for an answer</translation>
    </message>
    <message>
      <source>Penilaian pelapor (1 sampai 5)</source>
      <translation>Rating by reporters (1 to 5)</translation>
    </message>
    <message>
      <source>Petugas yang menulis (akun aktif)</source>
      <translation>Officers who wrote (active accounts)</translation>
    </message>
    <message>
      <source>RHP</source>
      <translation>RHP</translation>
    </message>
    <message>
      <source>RTL</source>
      <translation>RTL</translation>
    </message>
    <message>
      <source>Rata-rata hari kerja sampai balasan pertama</source>
      <translation>Mean working days to the first response</translation>
    </message>
    <message>
      <source>Rata-rata hari kerja sampai selesai</source>
      <translation>Mean working days to completion</translation>
    </message>
    <message>
      <source>Salah disposisi</source>
      <translation>Wrong assignments</translation>
    </message>
    <message>
      <source>Sedang dikembalikan, di luar Total</source>
      <translation>Returned now, outside the total</translation>
    </message>
    <message>
      <source>Selesai</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Selesai dalam tenggat</source>
      <translation>Done within the limit</translation>
    </message>
    <message>
      <source>Selesai melewati tenggat</source>
      <translation>Completed beyond the limit</translation>
    </message>
    <message>
      <source>Selesai pada tanggal yang diketahui</source>
      <translation>Completed on a known day</translation>
    </message>
    <message>
      <source>Selesai, yang diketahui tanggalnya</source>
      <translation>Completed, where dated</translation>
    </message>
    <message>
      <source>Semester</source>
      <translation>Semester</translation>
    </message>
    <message>
      <source>Sudah dibalas di sini</source>
      <translation>Replied to here</translation>
    </message>
    <message>
      <source>Sudah ditindaklanjuti</source>
      <translation>Followed up</translation>
    </message>
    <message>
      <source>Tahun</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>Tanggal</source>
      <translation>Day</translation>
    </message>
    <message>
      <source>Tanpa ganda</source>
      <translation>Counted once</translation>
    </message>
    <message>
      <source>Tenggat dan mutu</source>
      <translation>Deadlines and quality</translation>
    </message>
    <message>
      <source>Tidak ada laporan. Pilih periode atau unit lain.</source>
      <translation>No complaints. Choose another period or unit.</translation>
    </message>
    <message>
      <source>Tidak ada yang terlihat pada foto.</source>
      <translation>Nothing was noticed about photos.</translation>
    </message>
    <message>
      <source>Tindakan yang ditahan server</source>
      <translation>Actions held by the server</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>Triwulan</source>
      <translation>Quarter</translation>
    </message>
    <message>
      <source>Ukuran</source>
      <translation>Measure</translation>
    </message>
    <message>
      <source>Unit kerja</source>
      <translation>Units</translation>
    </message>
    <message>
      <source>Unit kerja berjenjang, dengan semua di bawahnya</source>
      <translation>Units by tier, with all below them</translation>
    </message>
    <message>
      <source>Yang terlihat pada foto</source>
      <translation>Noticed about photos</translation>
    </message>
    <message>
      <source>per bulan</source>
      <translation>by month</translation>
    </message>
    <message>
      <source>per hari</source>
      <translation>by day</translation>
    </message>
    <message>
      <source>per semester</source>
      <translation>by semester</translation>
    </message>
    <message>
      <source>per tahun</source>
      <translation>by year</translation>
    </message>
    <message>
      <source>per triwulan</source>
      <translation>by quarter</translation>
    </message>
    <message numerus="yes">
      <source>{count} laporan yang masuk pada periode ini: {parts}.</source>
      <translation>
        <numerusform>{count} complaint that came in in this period: {parts}.</numerusform>
        <numerusform>{count} complaints that came in in this period: {parts}.</numerusform>
      </translation>
    </message>
    <message>
      <source>{share} dalam tenggat, dari {count} laporan; balasan yang belum diunggah ikut dihitung.</source>
      <translation>{share} within the limit, of {count} in all; replies not uploaded yet count too.</translation>
    </message>
    <message numerus="yes">
      <source>{} hari kerja</source>
      <translation>
        <numerusform>{} working day</numerusform>
        <numerusform>{} working days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} pelapor menunggu jawaban.</source>
      <translation>
        <numerusform>{} reporter is waiting for an answer.</numerusform>
        <numerusform>{} reporters are waiting for an answer.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FileStrip</name>
    <message>
      <source>&amp;Buka berkas</source>
      <translation>Op&amp;en file</translation>
    </message>
    <message>
      <source>Berkas</source>
      <translation>Files</translation>
    </message>
    <message>
      <source>Berkas itu sudah tidak ada di sini. Lampirkan lagi dari foldernya.</source>
      <translation>That file is not here any more. Attach it again from its folder.</translation>
    </message>
    <message>
      <source>Ctrl+Shift+L, atau seret ke sini, atau tempel dengan Ctrl+V</source>
      <translation>Ctrl+Shift+L, or drag here, or paste with Ctrl+V</translation>
    </message>
    <message>
      <source>Foto dan dokumen ({});;Semua berkas (*)</source>
      <translation>Photos and documents ({});;All files (*)</translation>
    </message>
    <message>
      <source>Foto terbaru sebuah folder, untuk dicentang dan dilampirkan (Ctrl+Shift+F)</source>
      <translation>The newest photos of a folder, to tick and attach (Ctrl+Shift+F)</translation>
    </message>
    <message>
      <source>Kembalikan</source>
      <translation>Put back</translation>
    </message>
    <message>
      <source>Keterangan, peran, dan catatan berkas yang dipilih</source>
      <translation>Caption, role and remarks of the chosen file</translation>
    </message>
    <message>
      <source>Lam&amp;pirkan …</source>
      <translation>Atta&amp;ch …</translation>
    </message>
    <message>
      <source>Lama pengiriman menurut laju jalur ini yang terakhir</source>
      <translation>How long sending takes at the latest speed of this line</translation>
    </message>
    <message>
      <source>Lampirkan berkas</source>
      <translation>Attach files</translation>
    </message>
    <message>
      <source>Lepaskan untuk melampirkan</source>
      <translation>Drop to attach</translation>
    </message>
    <message>
      <source>Pindai &amp;folder …</source>
      <translation>Scan &amp;folder …</translation>
    </message>
    <message>
      <source>Pindai folder</source>
      <translation>Scan folder</translation>
    </message>
    <message>
      <source>Tempelan {}.png</source>
      <translation>Pasted {}.png</translation>
    </message>
    <message>
      <source>Tutup</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>atau seret foto ke sini, atau tempel</source>
      <translation>or drag a photo here, or paste</translation>
    </message>
    <message numerus="yes">
      <source>{} berkas lain juga tidak dilampirkan.</source>
      <translation>
        <numerusform>{} other file was not attached either.</numerusform>
        <numerusform>{} other files were not attached either.</numerusform>
      </translation>
    </message>
    <message>
      <source>{} dilepas dari draf.</source>
      <translation>{} was removed from the draft.</translation>
    </message>
  </context>
  <context>
    <name>FillingDialog</name>
    <message>
      <source>B&amp;uang</source>
      <translation>&amp;Discard</translation>
    </message>
    <message>
      <source>L&amp;anjut mengisi</source>
      <translation>Continue &amp;filling in</translation>
    </message>
    <message>
      <source>Yang diisi belum disimpan.</source>
      <translation>What you filled in has not been saved.</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>&amp;Saring</source>
      <translation>&amp;Filter</translation>
    </message>
    <message>
      <source>Cari di kotak keluar</source>
      <translation>Search the outbox</translation>
    </message>
    <message>
      <source>Keadaan</source>
      <translation>State</translation>
    </message>
    <message>
      <source>Periode</source>
      <translation>Period</translation>
    </message>
    <message>
      <source>Semua unit</source>
      <translation>All units</translation>
    </message>
    <message>
      <source>Unit, dengan semua di bawahnya</source>
      <translation>Unit, with all below it</translation>
    </message>
  </context>
  <context>
    <name>FilterPanel</name>
    <message>
      <source>&amp;Batal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>&amp;Kategori</source>
      <translation>Cate&amp;gory</translation>
    </message>
    <message>
      <source>&amp;Masuk</source>
      <translation>Arri&amp;ved</translation>
    </message>
    <message>
      <source>&amp;Sumber laporan</source>
      <translation>C&amp;hannel</translation>
    </message>
    <message>
      <source>&amp;Terapkan</source>
      <translation>&amp;Apply</translation>
    </message>
    <message>
      <source>&amp;Unit, dengan semua di bawahnya</source>
      <translation>&amp;Unit, with all below it</translation>
    </message>
    <message>
      <source>Dari tanggal</source>
      <translation>From day</translation>
    </message>
    <message>
      <source>K&amp;lasifikasi</source>
      <translation>C&amp;lassification</translation>
    </message>
    <message>
      <source>Keadaan (semuanya)</source>
      <translation>State (all of these)</translation>
    </message>
    <message>
      <source>Kos&amp;ongkan</source>
      <translation>Cl&amp;ear</translation>
    </message>
    <message>
      <source>Sampai tanggal</source>
      <translation>Until day</translation>
    </message>
    <message>
      <source>Saring laporan</source>
      <translation>Filter complaints</translation>
    </message>
    <message>
      <source>Semua kategori</source>
      <translation>All categories</translation>
    </message>
    <message>
      <source>Semua klasifikasi</source>
      <translation>All classifications</translation>
    </message>
    <message>
      <source>Semua sumber</source>
      <translation>All channels</translation>
    </message>
    <message>
      <source>Semua unit</source>
      <translation>All units</translation>
    </message>
    <message>
      <source>Tenggat (boleh lebih dari satu)</source>
      <translation>Deadline (more than one may be chosen)</translation>
    </message>
    <message>
      <source>{name} ({count})</source>
      <translation>{name} ({count})</translation>
    </message>
  </context>
  <context>
    <name>FolderActs</name>
    <message>
      <source>Buka folder lampiran</source>
      <translation>Open folder of attachments</translation>
    </message>
    <message>
      <source>Folder: {}. </source>
      <translation>Folder: {}. </translation>
    </message>
    <message>
      <source>{}Berkas di sana tidak terenkripsi. Folder itu dihapus setelah Anda memilih “Tandai sudah diunggah”, atau saat program ditutup.</source>
      <translation>{}Files there are not encrypted. The folder is deleted once you choose “Mark as uploaded”, or when the program is closed.</translation>
    </message>
  </context>
  <context>
    <name>FolderDialog</name>
    <message>
      <source>&amp;Batal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>&amp;Folder lain …</source>
      <translation>Other &amp;folder …</translation>
    </message>
    <message>
      <source>&amp;Lampirkan</source>
      <translation>&amp;Attach</translation>
    </message>
    <message numerus="yes">
      <source>&amp;Lampirkan {} berkas</source>
      <translation>
        <numerusform>&amp;Attach {} file</numerusform>
        <numerusform>&amp;Attach {} files</numerusform>
      </translation>
    </message>
    <message>
      <source>Foto dan dokumen di folder ini, yang terbaru di atas</source>
      <translation>Photos and documents in this folder, the newest on top</translation>
    </message>
    <message>
      <source>Membaca folder …</source>
      <translation>Reading the folder …</translation>
    </message>
    <message>
      <source>Pindai folder</source>
      <translation>Scan folder</translation>
    </message>
    <message>
      <source>Tidak ada foto atau dokumen (JPG, PNG, HEIC, PDF, DOCX) di folder ini.</source>
      <translation>There are no photos or documents (JPG, PNG, HEIC, PDF, DOCX) in this folder.</translation>
    </message>
    <message numerus="yes">
      <source>{} berkas, yang terbaru di atas. Tekan Spasi untuk mencentang.</source>
      <translation>
        <numerusform>{} file. Press Space to tick it.</numerusform>
        <numerusform>{} files, the newest on top. Press Space to tick.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FollowUpForm</name>
    <message>
      <source>&amp;Simpan &amp;&amp; antrekan</source>
      <translation>&amp;Save &amp;&amp; queue</translation>
    </message>
    <message>
      <source>Belum ada yang ditulis. Tulis jawaban dahulu, lalu simpan.</source>
      <translation>Nothing has been written yet. Write an answer first, then save.</translation>
    </message>
    <message>
      <source>Belum masuk antrean karena diska penuh atau rusak, tetapi drafnya tersimpan utuh: kosongkan ruang, lalu tekan tombol yang sama lagi. Bila tetap begini, periksa diskanya.</source>
      <translation>Not queued yet because the disk is full or damaged, but the draft is saved whole: make room, then press the same button again. If it stays so, examine the disk.</translation>
    </message>
    <message>
      <source>Belum masuk antrean karena diska penuh, tetapi drafnya tersimpan utuh: kosongkan ruang, lalu tekan tombol yang sama lagi.</source>
      <translation>Not queued yet because the disk is full, but the draft is saved whole: make room, then press the same button again.</translation>
    </message>
    <message>
      <source>Berkas masih disiapkan. Tunggu sebentar, lalu simpan lagi.</source>
      <translation>A file is still being prepared. Wait a moment, then save again.</translation>
    </message>
    <message>
      <source>Drafnya tersimpan, hanya belum masuk antrean.</source>
      <translation>The draft is saved; it is only not in the queue yet.</translation>
    </message>
    <message>
      <source>Ke isian yang belum diisi</source>
      <translation>To the places not filled in</translation>
    </message>
    <message>
      <source>Kembali; draf tersimpan</source>
      <translation>Back; the draft is saved</translation>
    </message>
    <message>
      <source>Lampirkan berkas …</source>
      <translation>Attach files …</translation>
    </message>
    <message>
      <source>Pilih templat …</source>
      <translation>Choose a template …</translation>
    </message>
    <message>
      <source>Pindai folder …</source>
      <translation>Scan folder …</translation>
    </message>
    <message>
      <source>Pratinjau, seperti yang dibaca pelapor</source>
      <translation>Preview, as the reporter will read it</translation>
    </message>
    <message>
      <source>Rekan sekantor menyetujui jawaban ini dahulu; usul selesai sesudahnya.</source>
      <translation>A colleague approves this answer first; the proposal to close comes after that.</translation>
    </message>
    <message>
      <source>Simpan &amp; antrekan</source>
      <translation>Save &amp; queue</translation>
    </message>
    <message>
      <source>Simpan &amp; usulkan selesai</source>
      <translation>Save &amp; propose closing</translation>
    </message>
    <message>
      <source>Simpan, lalu kembali ke laporannya</source>
      <translation>Save, then back to its complaint</translation>
    </message>
    <message>
      <source>Tidak ada koordinator yang dapat menerima usul selesai.</source>
      <translation>There is no coordinator who could take the proposal to close.</translation>
    </message>
    <message>
      <source>Usul selesai hanya menyertai respon substantif atau jawaban kepada pelapor.</source>
      <translation>A proposal to close goes only with a substantive response or an answer to the reporter.</translation>
    </message>
  </context>
  <context>
    <name>FollowUpKinds</name>
    <message>
      <source>Ajukan konsep balasan</source>
      <translation>Submit a proposed response</translation>
    </message>
    <message>
      <source>Apa yang kurang dan bagaimana pelapor melengkapinya. Tenggat berhenti sementara.</source>
      <translation>What is missing and how the reporter can supply it. The deadline stops meanwhile.</translation>
    </message>
    <message>
      <source>Apa yang menghambat penyelesaian, agar koordinator dapat membantu.</source>
      <translation>What holds up the work, so that the coordinator can help.</translation>
    </message>
    <message>
      <source>Apa yang sudah dilakukan, oleh siapa, kapan, dan langkah berikutnya.</source>
      <translation>What was done, by whom, when, and the next step.</translation>
    </message>
    <message>
      <source>Balasan yang diperiksa rekan sekantor dahulu, baru menjadi tindak lanjut.</source>
      <translation>A response that a colleague examines first, before it becomes a follow-up.</translation>
    </message>
    <message>
      <source>Belum diterima server: terkirim pada sinkronisasi berikutnya.</source>
      <translation>Not received by the server yet: it goes with the next sync.</translation>
    </message>
    <message>
      <source>Belum diterima server: terkirim sendiri saat tersambung.</source>
      <translation>Not received by the server yet: it goes by itself once connected.</translation>
    </message>
    <message>
      <source>Belum diterima server: terkirim setelah Anda masuk lagi.</source>
      <translation>Not received by the server yet: sent after you sign in again.</translation>
    </message>
    <message>
      <source>Belum diterima server: terkirim setelah Luring dimatikan.</source>
      <translation>Not received by the server yet: it goes once Offline is turned off.</translation>
    </message>
    <message>
      <source>Catat kendala</source>
      <translation>Record constraint</translation>
    </message>
    <message>
      <source>Hanya petugas. Tidak pernah tampil kepada pelapor.</source>
      <translation>Officers only. Never shown to the reporter.</translation>
    </message>
    <message>
      <source>Jawab pelapor</source>
      <translation>Answer reporter</translation>
    </message>
    <message>
      <source>Jawaban atas balasan pelapor yang terakhir, beserta langkah berikutnya.</source>
      <translation>The answer to the reporter's latest reply, with the next step.</translation>
    </message>
    <message>
      <source>Kabar pertama: laporan diterima, siapa yang menangani, kapan ada kabar lagi.</source>
      <translation>The first news: complaint received, who deals with it, when there will be more news.</translation>
    </message>
    <message>
      <source>Konsep</source>
      <translation>Proposed response</translation>
    </message>
    <message>
      <source>Minta kelengkapan</source>
      <translation>Ask for missing details</translation>
    </message>
    <message>
      <source>Pelapor dan publik, setelah kantor Anda mengunggahnya ke lapor.go.id.</source>
      <translation>The reporter and the public, after your office has uploaded it to lapor.go.id.</translation>
    </message>
    <message>
      <source>Pelapor dan publik, setelah server meneruskannya ke LAPOR!.</source>
      <translation>The reporter and the public, once the server has brought it to LAPOR!.</translation>
    </message>
    <message>
      <source>Pelapor dan publik, setelah server meneruskannya ke LAPOR!. Penerusan itu sedang terhenti.</source>
      <translation>The reporter and the public, once the server has brought it to LAPOR!. That way stands still now.</translation>
    </message>
    <message>
      <source>Pelapor saja: laporan ini rahasia dan tidak tampil kepada publik.</source>
      <translation>The reporter only: this complaint is confidential and is not shown to the public.</translation>
    </message>
    <message>
      <source>Perlu dilihat: {what} untuk {number} kembali dari server.</source>
      <translation>Needs a look: {what} for {number} came back from the server.</translation>
    </message>
    <message>
      <source>Petugas dan koordinator. Yang ditulis di sini tidak tampil kepada pelapor.</source>
      <translation>Officers and coordinators. What is written here is not shown to the reporter.</translation>
    </message>
    <message>
      <source>Rekan sekantor dahulu. Setelah disetujui baru menjadi balasan kepada pelapor.</source>
      <translation>A colleague first. Once approved it becomes the response to the reporter.</translation>
    </message>
    <message>
      <source>Sedang dipastikan: sudah berangkat, jawaban server belum tiba.</source>
      <translation>Being confirmed: it has left, the answer of the server has not arrived yet.</translation>
    </message>
    <message>
      <source>Sudah diterima server: {what} untuk {number}.</source>
      <translation>Received by the server: {what} for {number}.</translation>
    </message>
    <message>
      <source>Sudah tampil ke pelapor: {what} untuk {number}.</source>
      <translation>Shown to the reporter: {what} for {number}.</translation>
    </message>
    <message>
      <source>Tersimpan dan diantrekan: {what} untuk {number}, beserta usul selesai.</source>
      <translation>Saved and queued: {what} for {number}, with a proposal to close.</translation>
    </message>
    <message>
      <source>Tersimpan dan diantrekan: {what} untuk {number}, beserta {files} dan usul selesai.</source>
      <translation>Saved and queued: {what} for {number}, with {files} and a proposal to close.</translation>
    </message>
    <message>
      <source>Tersimpan dan diantrekan: {what} untuk {number}, beserta {files}.</source>
      <translation>Saved and queued: {what} for {number}, with {files}.</translation>
    </message>
    <message>
      <source>Tersimpan dan diantrekan: {what} untuk {number}.</source>
      <translation>Saved and queued: {what} for {number}.</translation>
    </message>
    <message>
      <source>Tulis catatan internal</source>
      <translation>Write internal note</translation>
    </message>
    <message>
      <source>Tulis respon awal</source>
      <translation>Write first response</translation>
    </message>
    <message>
      <source>Tulis respon substantif</source>
      <translation>Write substantive response</translation>
    </message>
    <message>
      <source>Untuk rekan sekantor: riwayat telepon, titipan, hal yang perlu diingat.</source>
      <translation>For colleagues: telephone calls, messages, things to remember.</translation>
    </message>
    <message>
      <source>{} Pelapor anonim: sapa dengan “Yth. Pelapor”, jangan menyebut nama.</source>
      <translation>{} The reporter is anonymous: greet with “Yth. Pelapor”, and do not mention a name.</translation>
    </message>
    <message>
      <source>{} Pelapor baru melihatnya setelah diunggah ke lapor.go.id.</source>
      <translation>{} The reporter sees it only once it is uploaded to lapor.go.id.</translation>
    </message>
    <message>
      <source>{} Pelapor baru melihatnya setelah server meneruskannya ke LAPOR!.</source>
      <translation>{} The reporter sees it once the server has brought it to LAPOR!.</translation>
    </message>
    <message>
      <source>{} Penerusan ke LAPOR! sedang terhenti di server; balasan menunggu di sana.</source>
      <translation>{} The server’s way to LAPOR! stands still; the response waits there.</translation>
    </message>
    <message>
      <source>{} Rekan sekantor menyetujuinya dahulu, baru menjadi balasan kepada pelapor.</source>
      <translation>{} A colleague approves it first; only then is it a response to the reporter.</translation>
    </message>
  </context>
  <context>
    <name>FormPage</name>
    <message>
      <source>Ini sudah laporan berikutnya. Baca dahulu, lalu simpan lagi.</source>
      <translation>This is the next complaint already. Read it first, then save again.</translation>
    </message>
    <message>
      <source>Tidak ada isian yang belum diisi.</source>
      <translation>There is no place left to fill in.</translation>
    </message>
    <message>
      <source>Tidak ada yang sedang ditulis.</source>
      <translation>Nothing is being written.</translation>
    </message>
    <message>
      <source>Tindakan ini tidak memakai templat.</source>
      <translation>This act uses no templates.</translation>
    </message>
    <message>
      <source>Tindakan ini tidak membawa berkas.</source>
      <translation>No files go along with this act.</translation>
    </message>
    <message>
      <source>Tulisan ini tidak dibaca pelapor, jadi tidak ada pratinjaunya.</source>
      <translation>The reporter does not read this, so there is no preview of it.</translation>
    </message>
  </context>
  <context>
    <name>FrameActions</name>
    <message>
      <source>Bantuan tentang yang tampak</source>
      <translation>Help about what is shown</translation>
    </message>
    <message>
      <source>Belum perlu: Anda masih masuk di server.</source>
      <translation>Not needed: you are still signed in to the server.</translation>
    </message>
    <message>
      <source>Buka {}</source>
      <translation>Open {}</translation>
    </message>
    <message>
      <source>Cari laporan</source>
      <translation>Search complaints</translation>
    </message>
    <message>
      <source>Luring menyala: tidak ada yang dikirim. Matikan Luring dahulu.</source>
      <translation>Offline is on: nothing is sent. Turn Offline off first.</translation>
    </message>
    <message>
      <source>Luring sudah mati.</source>
      <translation>Offline is off already.</translation>
    </message>
    <message>
      <source>Luring sudah menyala.</source>
      <translation>Offline is on already.</translation>
    </message>
    <message>
      <source>Masuk lagi</source>
      <translation>Sign in again</translation>
    </message>
    <message>
      <source>Matikan Luring</source>
      <translation>Turn Offline off</translation>
    </message>
    <message>
      <source>Nyalakan Luring</source>
      <translation>Turn Offline on</translation>
    </message>
    <message>
      <source>Pintasan papan ketik</source>
      <translation>Keyboard shortcuts</translation>
    </message>
    <message>
      <source>Semua perintah</source>
      <translation>All commands</translation>
    </message>
    <message>
      <source>Sinkronkan sekarang</source>
      <translation>Sync now</translation>
    </message>
    <message>
      <source>Tandai beberapa balasan sudah diunggah</source>
      <translation>Mark several responses as uploaded</translation>
    </message>
    <message>
      <source>Tutup Tindak dan kunci data</source>
      <translation>Close Tindak and lock the data</translation>
    </message>
    <message>
      <source>keluar</source>
      <translation>quit</translation>
    </message>
    <message>
      <source>kirim ambil sinkronisasi server</source>
      <translation>send fetch sync server</translation>
    </message>
    <message>
      <source>unggah lapor.go.id tandai sekaligus</source>
      <translation>upload lapor.go.id mark at once</translation>
    </message>
  </context>
  <context>
    <name>FrozenDialog</name>
    <message>
      <source>&amp;Bekukan angka {}</source>
      <translation>Free&amp;ze the figures of {}</translation>
    </message>
    <message>
      <source>&amp;Gabungkan …</source>
      <translation>&amp;Merge …</translation>
    </message>
    <message>
      <source>&amp;Kirim lagi</source>
      <translation>Send a&amp;gain</translation>
    </message>
    <message>
      <source>&amp;Tutup</source>
      <translation>C&amp;lose</translation>
    </message>
    <message numerus="yes">
      <source>Ada pada beberapa unit: {}.</source>
      <translation>
        <numerusform>{} is with several units.</numerusform>
        <numerusform>{} are with several units.</numerusform>
      </translation>
    </message>
    <message>
      <source>Angka beku</source>
      <translation>Frozen figures</translation>
    </message>
    <message>
      <source>Angka yang dibekukan tidak berubah lagi, walaupun laporannya berubah. Angka itu dikirim ke pusat, disahkan, lalu diteruskan ke kantor di tingkat atas untuk digabungkan; nama pelapor dan isi laporan tidak ikut.</source>
      <translation>Frozen figures never change again, even if the complaints do. They are sent to the centre, sealed, and passed on to the office above, which merges them; no names of reporters and no texts of complaints go along.</translation>
    </message>
    <message>
      <source>Asal</source>
      <translation>Origin</translation>
    </message>
    <message>
      <source>Belum ada angka yang dibekukan. Tombol di atas membekukan yang pertama.</source>
      <translation>Nothing was frozen yet. The button above freezes the first figures.</translation>
    </message>
    <message numerus="yes">
      <source>Berbeda: {}; yang terbaru dipakai (lihat tabel di bawah).</source>
      <translation>
        <numerusform>{} differs; the newest counts (see the table below).</numerusform>
        <numerusform>{} differ; the newest counts (see the table below).</numerusform>
      </translation>
    </message>
    <message>
      <source>Dari pusat lain, jadi yang sama tidak terlihat: {}.</source>
      <translation>From another centre, so that what is the same cannot be seen: {}.</translation>
    </message>
    <message>
      <source>Data per</source>
      <translation>Data as of</translation>
    </message>
    <message numerus="yes">
      <source>Dihitung {} laporan, masing-masing sekali.</source>
      <translation>
        <numerusform>{} complaint counted, once.</numerusform>
        <numerusform>{} complaints counted, each once.</numerusform>
      </translation>
    </message>
    <message>
      <source>Kantor</source>
      <translation>Office</translation>
    </message>
    <message>
      <source>Kode</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>Laporan</source>
      <translation>Complaints</translation>
    </message>
    <message>
      <source>Laporan yang disebut berbeda</source>
      <translation>Complaints told differently</translation>
    </message>
    <message>
      <source>Menurut yang lain</source>
      <translation>As others tell it</translation>
    </message>
    <message>
      <source>Nomor</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Pengesahan yang tidak cocok dengan kunci pusat, angkanya tetap dihitung: {}.</source>
      <translation>Seals that do not fit the key of the centre, though the figures count: {}.</translation>
    </message>
    <message>
      <source>Periode</source>
      <translation>Period</translation>
    </message>
    <message>
      <source>Periode ini belum berakhir. Angka yang akan digabungkan harus dari periode yang sudah lewat dan sama di semua unit.</source>
      <translation>This period has not ended. Figures to be merged must be of a period that is over and the same in all units.</translation>
    </message>
    <message>
      <source>Pusat</source>
      <translation>Centre</translation>
    </message>
    <message>
      <source>Sama pada beberapa berkas: {}.</source>
      <translation>The same in several files: {}.</translation>
    </message>
    <message>
      <source>Simpan &amp;laporan Monev …</source>
      <translation>Save Monev &amp;report …</translation>
    </message>
    <message>
      <source>Simpan berkas untuk &amp;dikirim …</source>
      <translation>Save a &amp;file to send …</translation>
    </message>
    <message>
      <source>Tersimpan di {}.</source>
      <translation>Saved at {}.</translation>
    </message>
    <message>
      <source>Yang dihitung</source>
      <translation>What counts</translation>
    </message>
    <message>
      <source>dari berkas</source>
      <translation>from a file</translation>
    </message>
    <message>
      <source>dari unit di bawah</source>
      <translation>from a unit below</translation>
    </message>
    <message>
      <source>dihitung di sini</source>
      <translation>counted here</translation>
    </message>
    <message>
      <source>gabungan</source>
      <translation>merged</translation>
    </message>
    <message>
      <source>{count} laporan dibekukan, kode {code}. Laporan yang dicetak kelak menyebut angka yang sama.</source>
      <translation>Frozen: {count}, code {code}. A report printed later tells the same figures.</translation>
    </message>
  </context>
  <context>
    <name>FrozenWords</name>
    <message>
      <source>(tanpa nama)</source>
      <translation>(no name)</translation>
    </message>
    <message>
      <source>Angka dibekukan {day} oleh {name}, kode {code}; {signed}.</source>
      <translation>Figures frozen on {day} by {name}, code {code}; {signed}.</translation>
    </message>
    <message>
      <source>Belum disahkan pusat.</source>
      <translation>Not sealed by the centre.</translation>
    </message>
    <message>
      <source>Disahkan pusat {when}, kunci {key}.</source>
      <translation>Sealed by the centre {when}, key {key}.</translation>
    </message>
    <message>
      <source>Menunggu dikirim ke pusat untuk disahkan, bersama berkas pada sinkronisasi berikutnya.</source>
      <translation>Waits to be sent to the centre and sealed, with the files of the next sync.</translation>
    </message>
    <message>
      <source>Pembandingnya jumlah angka pembanding setiap kantor.</source>
      <translation>It is compared with the sum of what each office is compared with.</translation>
    </message>
    <message>
      <source>Pengesahan pada angka ini tidak cocok dengan kunci pusat yang dikenal komputer ini. Angkanya sendiri tetap utuh. Minta berkasnya sekali lagi, atau hubungi admin koordinator.</source>
      <translation>The seal over these figures does not fit the key of the centre that this computer knows. The figures themselves are as they were. Ask for the file once more, or ask the coordinating admin.</translation>
    </message>
    <message>
      <source>Sudah diterima pusat; pengesahannya datang pada sinkronisasi berikutnya.</source>
      <translation>Received by the centre; its seal comes with the next sync.</translation>
    </message>
    <message>
      <source>Tanpa pembanding: tidak ada pada angka {}.</source>
      <translation>Without comparison: the figures of {} have none.</translation>
    </message>
    <message>
      <source>Tanpa pembanding: {} memuat unit yang sama, jumlahnya akan menghitung dua kali.</source>
      <translation>Without comparison: {} tell of the same units, so that a sum would count twice.</translation>
    </message>
    <message>
      <source>belum disahkan</source>
      <translation>not sealed</translation>
    </message>
    <message>
      <source>belum disahkan pusat</source>
      <translation>not sealed by the centre</translation>
    </message>
    <message>
      <source>disahkan pusat {}</source>
      <translation>sealed by the centre {}</translation>
    </message>
    <message>
      <source>disahkan {}</source>
      <translation>sealed {}</translation>
    </message>
    <message>
      <source>ditolak pusat</source>
      <translation>refused by the centre</translation>
    </message>
    <message>
      <source>menunggu dikirim</source>
      <translation>waits to be sent</translation>
    </message>
    <message>
      <source>menunggu pengesahan</source>
      <translation>waits for the seal</translation>
    </message>
    <message>
      <source>pengesahan tidak cocok</source>
      <translation>seal does not fit</translation>
    </message>
    <message>
      <source>pengesahan tidak cocok dengan kunci pusat</source>
      <translation>seal does not fit the key of the centre</translation>
    </message>
  </context>
  <context>
    <name>HelpDialog</name>
    <message>
      <source>&amp;Semua halaman</source>
      <translation>&amp;All pages</translation>
    </message>
    <message>
      <source>&amp;Tutup</source>
      <translation>C&amp;lose</translation>
    </message>
    <message>
      <source>Bantuan</source>
      <translation>Help</translation>
    </message>
  </context>
  <context>
    <name>HelpPanel</name>
    <message>
      <source>Akan terlihat oleh</source>
      <translation>Will be seen by</translation>
    </message>
    <message>
      <source>Anda perlu masuk lagi: tersimpan di komputer ini, dan terkirim setelah Anda masuk lagi.</source>
      <translation>You need to sign in again: it is stored on this computer, and sent after you have signed in.</translation>
    </message>
    <message>
      <source>Laporan</source>
      <translation>Complaint</translation>
    </message>
    <message>
      <source>Laporan yang dijawab</source>
      <translation>Complaint that is answered</translation>
    </message>
    <message>
      <source>Lewat tenggat: {}</source>
      <translation>Overdue: was due {}</translation>
    </message>
    <message>
      <source>Luring menyala: tersimpan di komputer ini, dan baru terkirim setelah Luring dimatikan.</source>
      <translation>Offline is on: saved on this computer, and sent only once Offline is turned off.</translation>
    </message>
    <message>
      <source>Sekarang tidak tersambung: tersimpan di komputer ini dan terkirim sendiri saat tersambung. Tidak perlu ditunggu.</source>
      <translation>Not connected now: saved on this computer and sent by itself once connected. No need to wait.</translation>
    </message>
    <message>
      <source>Setelah disimpan</source>
      <translation>After saving</translation>
    </message>
    <message>
      <source>Setelah disimpan: baru terkirim setelah Luring dimatikan.</source>
      <translation>After saving: sent only once Offline is turned off.</translation>
    </message>
    <message>
      <source>Setelah disimpan: terkirim sendiri saat tersambung.</source>
      <translation>After saving: sent by itself once there is a connection.</translation>
    </message>
    <message>
      <source>Setelah disimpan: terkirim sendiri.</source>
      <translation>After saving: sent by itself.</translation>
    </message>
    <message>
      <source>Setelah disimpan: terkirim setelah Anda masuk lagi.</source>
      <translation>After saving: sent once you have signed in again.</translation>
    </message>
    <message>
      <source>Tampilkan &amp;yang baru</source>
      <translation>Show &amp;what is new</translation>
    </message>
    <message>
      <source>Tenggat</source>
      <translation>Deadline</translation>
    </message>
    <message>
      <source>Tenggat: paling lambat {}</source>
      <translation>Deadline: by {}</translation>
    </message>
    <message>
      <source>Tersimpan di sini, lalu terkirim sendiri. Kotak keluar menandai bila sudah diterima.</source>
      <translation>Stored here, then sent by itself. The outbox marks it once it is received.</translation>
    </message>
    <message>
      <source>Tidak seorang pun: tindakan ini tidak dapat dikirim sekarang.</source>
      <translation>Nobody: this act cannot be sent now.</translation>
    </message>
    <message>
      <source>Yang baru pada laporan ini</source>
      <translation>What is new in this complaint</translation>
    </message>
  </context>
  <context>
    <name>HelpPaper</name>
    <message>
      <source>Apa yang dilakukan program selanjutnya?</source>
      <translation>What does the program do next?</translation>
    </message>
    <message>
      <source>Apa yang harus saya lakukan?</source>
      <translation>What should I do?</translation>
    </message>
    <message>
      <source>Apa yang terjadi</source>
      <translation>What happened</translation>
    </message>
    <message>
      <source>Apakah pekerjaan saya aman?</source>
      <translation>Is my work safe?</translation>
    </message>
    <message>
      <source>Kode {}</source>
      <translation>Code {}</translation>
    </message>
  </context>
  <context>
    <name>HelpRoom</name>
    <message>
      <source>Bahasa &amp;tampilan</source>
      <translation>Display lan&amp;guage</translation>
    </message>
    <message>
      <source>Bahasa tampilan</source>
      <translation>Display language</translation>
    </message>
    <message>
      <source>Bantuan</source>
      <translation>Help</translation>
    </message>
    <message>
      <source>Berlaku setelah Tindak ditutup dan dibuka lagi.</source>
      <translation>Takes effect after Tindak is closed and opened again.</translation>
    </message>
  </context>
  <context>
    <name>HelpView</name>
    <message>
      <source>Cari dalam bantuan</source>
      <translation>Search the help</translation>
    </message>
    <message>
      <source>Cari kata atau kode, misalnya T203</source>
      <translation>Search a word or code, e.g. T203</translation>
    </message>
    <message>
      <source>Halaman bantuan</source>
      <translation>Pages of the help</translation>
    </message>
    <message>
      <source>Hapus pencarian</source>
      <translation>Clear the search</translation>
    </message>
    <message>
      <source>Isi halaman bantuan</source>
      <translation>Text of the help page</translation>
    </message>
    <message>
      <source>Tidak ada halaman yang memuat kata itu. Coba kata lain, atau satu kata saja.</source>
      <translation>No page contains that. Try another word, or a single one.</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>Atas</source>
      <translation>Up</translation>
    </message>
    <message>
      <source>Bawah</source>
      <translation>Down</translation>
    </message>
    <message>
      <source>Kanan</source>
      <translation>Right</translation>
    </message>
    <message>
      <source>Kiri</source>
      <translation>Left</translation>
    </message>
  </context>
  <context>
    <name>KindChoice</name>
    <message>
      <source>Pilih jenis lain di atas; teksnya tetap.</source>
      <translation>Choose another kind above; the text stays.</translation>
    </message>
    <message>
      <source>T&amp;indakan lain</source>
      <translation>Other act&amp;ions</translation>
    </message>
    <message>
      <source>{} Pilih jenis lain di atas; teksnya tetap.</source>
      <translation>{} Choose another kind above; the text stays.</translation>
    </message>
  </context>
  <context>
    <name>Lamps</name>
    <message>
      <source>Ditahan, perlu dilihat</source>
      <translation>Held, needs a look</translation>
    </message>
    <message>
      <source>Diterima server</source>
      <translation>Received by the server</translation>
    </message>
    <message>
      <source>Ditolak, perlu dilihat</source>
      <translation>Rejected, needs a look</translation>
    </message>
    <message>
      <source>Sedang dipastikan</source>
      <translation>Being confirmed</translation>
    </message>
    <message>
      <source>Tampil ke pelapor</source>
      <translation>Shown to the reporter</translation>
    </message>
    <message>
      <source>Tersimpan</source>
      <translation>Saved</translation>
    </message>
    <message>
      <source>{}: belum</source>
      <translation>{}: not yet</translation>
    </message>
  </context>
  <context>
    <name>ListDoings</name>
    <message>
      <source>Daftar ini berubah sejak Anda memilih. Periksa pilihannya, lalu ulangi.</source>
      <translation>This list has changed since you made your selection. Check the selection, then try again.</translation>
    </message>
    <message>
      <source>Dapat diurungkan selama 10 detik, lalu dikirim.</source>
      <translation>You can undo this for 10 seconds; then it is sent.</translation>
    </message>
    <message>
      <source>Dapat diurungkan selama 10 detik.</source>
      <translation>You can undo this for 10 seconds.</translation>
    </message>
    <message>
      <source>Dapat diurungkan selama 10 detik; dikirim sendiri saat tersambung.</source>
      <translation>You can undo this for 10 seconds; it is sent by itself once connected.</translation>
    </message>
    <message>
      <source>Dapat diurungkan selama 10 detik; dikirim setelah Anda masuk lagi.</source>
      <translation>You can undo this for 10 seconds; it is sent after you sign in again.</translation>
    </message>
    <message>
      <source>Dapat diurungkan selama 10 detik; dikirim setelah Luring dimatikan.</source>
      <translation>You can undo this for 10 seconds; it is sent once Offline is turned off.</translation>
    </message>
    <message numerus="yes">
      <source>Diurungkan untuk {taken} laporan; tidak ada yang berangkat.</source>
      <translation>
        <numerusform>Undone for {taken} complaint; nothing has left.</numerusform>
        <numerusform>Undone for {taken} complaints; nothing has left.</numerusform>
      </translation>
    </message>
    <message>
      <source>Diurungkan untuk {taken} laporan; {gone} tidak lagi menunggu. Lihat Kotak keluar.</source>
      <translation>Undone for {taken} of them; {gone} no longer waiting. See the Outbox.</translation>
    </message>
    <message>
      <source>Laporan yang dipilih sudah tidak ada di komputer ini.</source>
      <translation>The selected complaints are no longer on this computer.</translation>
    </message>
    <message>
      <source>Paling banyak {most} laporan sekaligus. {advice}</source>
      <translation>At most this many complaints at once: {most}. {advice}</translation>
    </message>
    <message>
      <source>Pilih lebih sedikit.</source>
      <translation>Choose fewer.</translation>
    </message>
    <message>
      <source>Simpan sebagai berkas untuk lebih banyak.</source>
      <translation>Save as a file for more.</translation>
    </message>
    <message>
      <source>{act}: tersimpan untuk {count} laporan, {refused} dilewati.</source>
      <translation>{act}: saved for {count} of them, {refused} skipped.</translation>
    </message>
    <message numerus="yes">
      <source>{act}: tersimpan untuk {count} laporan.</source>
      <translation>
        <numerusform>{act}: saved for {count} complaint.</numerusform>
        <numerusform>{act}: saved for {count} complaints.</numerusform>
      </translation>
    </message>
    <message>
      <source>{act}: tidak ada yang tersimpan; {refused} laporan dilewati.</source>
      <translation>{act}: nothing was saved; all {refused} skipped.</translation>
    </message>
    <message numerus="yes">
      <source>{count} baris disalin dengan nama pelapor; yang anonim tetap disamarkan.</source>
      <translation>
        <numerusform>{count} row copied with the reporter's name; anonymous ones stay masked.</numerusform>
        <numerusform>{count} rows copied with reporters' names; anonymous ones stay masked.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} baris disalin; nama pelapor disamarkan.</source>
      <translation>
        <numerusform>{count} row copied; names of reporters are masked.</numerusform>
        <numerusform>{count} rows copied; names of reporters are masked.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} laporan yang dipilih sudah tidak ada di komputer ini.</source>
      <translation>
        <numerusform>{count} selected complaint is no longer on this computer.</numerusform>
        <numerusform>{count} selected complaints are no longer on this computer.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ListFoot</name>
    <message>
      <source>&amp;Rekap bulanan …</source>
      <translation>Monthly re&amp;cap …</translation>
    </message>
    <message numerus="yes">
      <source>&amp;Tindakan untuk {count} laporan …</source>
      <translation>
        <numerusform>&amp;Act for {count} complaint …</numerusform>
        <numerusform>&amp;Act for {count} complaints …</numerusform>
      </translation>
    </message>
    <message>
      <source>Menghitung …</source>
      <translation>Counting …</translation>
    </message>
    <message>
      <source>dicari dalam {bucket}</source>
      <translation>searched in {bucket}</translation>
    </message>
    <message>
      <source>dicari di antara yang disaring</source>
      <translation>searched among what is filtered</translation>
    </message>
    <message>
      <source>dicari di laporan terbuka</source>
      <translation>searched in open complaints</translation>
    </message>
    <message>
      <source>dicari di semua laporan</source>
      <translation>searched in all complaints</translation>
    </message>
    <message>
      <source>{count} laporan memuat “{text}” · {where}</source>
      <translation>Complaints with “{text}”: {count} · {where}</translation>
    </message>
    <message>
      <source>{count} laporan · {bucket}</source>
      <translation>{bucket}: {count}</translation>
    </message>
    <message>
      <source>{} · urut seperti Hari ini</source>
      <translation>{} · same order as Today</translation>
    </message>
  </context>
  <context>
    <name>ListMenu</name>
    <message>
      <source>&amp;Urutkan menurut</source>
      <translation>&amp;Order by</translation>
    </message>
    <message>
      <source>Lainnya untuk daftar</source>
      <translation>More for the list</translation>
    </message>
  </context>
  <context>
    <name>LuringSwitch</name>
    <message>
      <source>&amp;Matikan lalu sinkronkan</source>
      <translation>&amp;Turn off and sync</translation>
    </message>
    <message>
      <source>&amp;Tetap luring</source>
      <translation>&amp;Stay offline</translation>
    </message>
    <message>
      <source>Luring</source>
      <translation>Offline</translation>
    </message>
    <message>
      <source>Luring menyala: tidak ada yang dikirim atau diambil.</source>
      <translation>Offline is on: nothing is sent or fetched.</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>&amp;Bantuan</source>
      <translation>&amp;Help</translation>
    </message>
    <message>
      <source>&amp;Hari ini</source>
      <translation>Toda&amp;y</translation>
    </message>
    <message>
      <source>&amp;Kotak keluar</source>
      <translation>Outbo&amp;x</translation>
    </message>
    <message>
      <source>&amp;Laporan</source>
      <translation>Comp&amp;laints</translation>
    </message>
    <message>
      <source>&amp;Monev</source>
      <translation>&amp;Monev</translation>
    </message>
    <message>
      <source>Monitoring dan evaluasi: angka kantor untuk dilaporkan</source>
      <translation>Monitoring and evaluation: the figures that an office reports</translation>
    </message>
    <message>
      <source>Tindak</source>
      <translation>Tindak</translation>
    </message>
    <message>
      <source>Yang sudah Anda simpan, dan sejauh mana sampai</source>
      <translation>What you have saved, and how far it has come</translation>
    </message>
    <message>
      <source>formulir</source>
      <translation>the form</translation>
    </message>
  </context>
  <context>
    <name>MergeDialog</name>
    <message>
      <source>&amp;Batal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>&amp;Gabungkan</source>
      <translation>&amp;Merge</translation>
    </message>
    <message>
      <source>&amp;Tambah berkas …</source>
      <translation>&amp;Add files …</translation>
    </message>
    <message>
      <source>Belum ada yang dapat digabungkan. Tambahkan berkas yang dibawa dari unit di bawah.</source>
      <translation>Nothing can be merged yet. Add files that were brought from units below.</translation>
    </message>
    <message>
      <source>Beri tanda pada yang digabungkan (Spasi). Angka beku unit di bawah datang dari pusat bersama berkas lain; yang belum diunduh datang pada sinkronisasi berikutnya. Setiap laporan warga dihitung sekali.</source>
      <translation>Tick what shall be merged (Space). Frozen figures of units below come from the centre along with other files; what is not downloaded yet comes with the next sync. Each complaint counts once.</translation>
    </message>
    <message>
      <source>Berkas</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Data per</source>
      <translation>Data as of</translation>
    </message>
    <message>
      <source>Gabungkan angka beku</source>
      <translation>Merge frozen figures</translation>
    </message>
    <message>
      <source>Kantor</source>
      <translation>Office</translation>
    </message>
    <message>
      <source>Laporan</source>
      <translation>Complaints</translation>
    </message>
    <message>
      <source>Pengesahan</source>
      <translation>Seal</translation>
    </message>
    <message>
      <source>Periode</source>
      <translation>Period</translation>
    </message>
    <message>
      <source>Yang dapat digabungkan</source>
      <translation>What can be merged</translation>
    </message>
    <message>
      <source>belum diunduh, {}</source>
      <translation>not here yet, {}</translation>
    </message>
    <message>
      <source>di sini</source>
      <translation>here</translation>
    </message>
    <message>
      <source>dibaca saat digabungkan</source>
      <translation>read when merged</translation>
    </message>
  </context>
  <context>
    <name>Monev</name>
    <message>
      <source>(tanpa keterangan)</source>
      <translation>(without explanation)</translation>
    </message>
    <message>
      <source>Arsip</source>
      <translation>Archived</translation>
    </message>
    <message>
      <source>Balasan pertama rata-rata setelah {mean} hari kerja ({count} laporan); {share} dalam tenggat.</source>
      <translation>Mean time to the first response, in working days: {mean} (complaints: {count}); {share} within the limit.</translation>
    </message>
    <message>
      <source>Belum TL</source>
      <translation>No follow-up</translation>
    </message>
    <message>
      <source>Belum ditindaklanjuti {open}, belum terverifikasi {new}.</source>
      <translation>No follow-up {open}, unverified {new}.</translation>
    </message>
    <message>
      <source>Belum verif.</source>
      <translation>Unverified</translation>
    </message>
    <message>
      <source>Berkas yang sama ada pada laporan lain</source>
      <translation>The same file is with another complaint</translation>
    </message>
    <message>
      <source>Bertanda kecerdasan buatan</source>
      <translation>Marked as made by artificial intelligence</translation>
    </message>
    <message>
      <source>Diambil jauh dari tempat yang dilaporkan</source>
      <translation>Taken far from the place reported</translation>
    </message>
    <message>
      <source>Diambil sebelum laporan dibuat</source>
      <translation>Taken before the complaint was made</translation>
    </message>
    <message>
      <source>Dikembalikan karena bukan kewenangan, di luar jumlah itu: {} laporan.</source>
      <translation>Returned as outside its authority, and not in that number: {}.</translation>
    </message>
    <message>
      <source>Disimpan dengan program penyunting</source>
      <translation>Saved with an editor</translation>
    </message>
    <message>
      <source>Pada {period}, {place} menerima {total} laporan; {followed} sudah ditindaklanjuti ({share}): {parts}.</source>
      <translation>Received by {place} in {period}: {total}; followed up: {followed} ({share}), {parts}.</translation>
    </message>
    <message>
      <source>Proses</source>
      <translation>In process</translation>
    </message>
    <message>
      <source>Saat ini {late} laporan melewati tenggat dan {waiting} pelapor menunggu jawaban.</source>
      <translation>Overdue now: {late}; reporters waiting for an answer: {waiting}.</translation>
    </message>
    <message numerus="yes">
      <source>Sama seperti {} bulan sebelumnya.</source>
      <translation>
        <numerusform>The same as in the {} month before.</numerusform>
        <numerusform>The same as in the {} months before.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Sama seperti {} hari sebelumnya.</source>
      <translation>
        <numerusform>The same as in the {} day before.</numerusform>
        <numerusform>The same as in the {} days before.</numerusform>
      </translation>
    </message>
    <message>
      <source>Sebagian berada pada beberapa unit; laporan yang berbeda berjumlah {}.</source>
      <translation>Some stand at several units; different complaints: {}.</translation>
    </message>
    <message>
      <source>Selesai</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Semester {} {}</source>
      <translation>Semester {} {}</translation>
    </message>
    <message>
      <source>Sudah lama diambil</source>
      <translation>Taken long ago</translation>
    </message>
    <message>
      <source>Tampak sama dengan foto dari pelapor</source>
      <translation>Looks like the reporter's photo</translation>
    </message>
    <message>
      <source>Tampak sama dengan gambar pada laporan lain</source>
      <translation>Looks like a picture with another complaint</translation>
    </message>
    <message>
      <source>Tampak seperti tangkapan layar</source>
      <translation>Looks like a screenshot</translation>
    </message>
    <message>
      <source>Tanpa tanggal</source>
      <translation>Without date</translation>
    </message>
    <message>
      <source>Tertunda</source>
      <translation>Postponed</translation>
    </message>
    <message>
      <source>Tertunda {} dan diarsipkan {}.</source>
      <translation>Postponed {} and archived {}.</translation>
    </message>
    <message>
      <source>Tidak ada data pembanding sebelumnya.</source>
      <translation>No earlier data to compare with.</translation>
    </message>
    <message>
      <source>Tidak ada laporan yang masuk pada {}.</source>
      <translation>No complaint arrived in {}.</translation>
    </message>
    <message>
      <source>Tidak membawa data kamera</source>
      <translation>Carries no camera data</translation>
    </message>
    <message>
      <source>Triwulan {} {}</source>
      <translation>Quarter {} {}</translation>
    </message>
    <message>
      <source>Tuntas rata-rata setelah {mean} hari kerja ({count} laporan); {share} dalam tenggat.</source>
      <translation>Mean time to completion, in working days: {mean} (complaints: {count}); {share} within the limit.</translation>
    </message>
    <message>
      <source>hanya {}</source>
      <translation>only {}</translation>
    </message>
    <message>
      <source>kanal {}</source>
      <translation>channel {}</translation>
    </message>
    <message>
      <source>kantor ini</source>
      <translation>this office</translation>
    </message>
    <message>
      <source>kategori {}</source>
      <translation>category {}</translation>
    </message>
    <message>
      <source>klasifikasi {}</source>
      <translation>classification {}</translation>
    </message>
    <message>
      <source>sampai dengan {}</source>
      <translation>until {}</translation>
    </message>
    <message>
      <source>sejak {}</source>
      <translation>since {}</translation>
    </message>
    <message>
      <source>sepanjang waktu</source>
      <translation>of all time</translation>
    </message>
    <message>
      <source>tahun {}</source>
      <translation>the year {}</translation>
    </message>
    <message>
      <source>tetap</source>
      <translation>unchanged</translation>
    </message>
    <message>
      <source>{done} selesai, {process} masih dalam proses</source>
      <translation>{done} done, {process} still in process</translation>
    </message>
    <message>
      <source>{} %</source>
      <translation>{}%</translation>
    </message>
    <message>
      <source>{} poin</source>
      <translation>{} pt</translation>
    </message>
    <message>
      <source>{} s.d. {}</source>
      <translation>{} to {}</translation>
    </message>
    <message numerus="yes">
      <source>{} terhadap {} bulan sebelumnya.</source>
      <translation>
        <numerusform>{} compared with the {} month before.</numerusform>
        <numerusform>{} compared with the {} months before.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} terhadap {} hari sebelumnya.</source>
      <translation>
        <numerusform>{} compared with the {} day before.</numerusform>
        <numerusform>{} compared with the {} days before.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MonevReport</name>
    <message>
      <source>%TL</source>
      <translation>%TL</translation>
    </message>
    <message>
      <source>(rahasia)</source>
      <translation>(confidential)</translation>
    </message>
    <message>
      <source>(tanpa kategori)</source>
      <translation>(without category)</translation>
    </message>
    <message>
      <source>(tanpa keterangan)</source>
      <translation>(without explanation)</translation>
    </message>
    <message>
      <source>1. Ringkasan</source>
      <translation>1. Summary</translation>
    </message>
    <message>
      <source>2. Perkembangan per bulan</source>
      <translation>2. Course by month</translation>
    </message>
    <message>
      <source>2. Rincian bulan</source>
      <translation>2. Figures of the month</translation>
    </message>
    <message>
      <source>3. Unit kerja</source>
      <translation>3. Units</translation>
    </message>
    <message>
      <source>4. Kategori, kanal, dan klasifikasi</source>
      <translation>4. Categories, channels and classification</translation>
    </message>
    <message>
      <source>5. Kendala</source>
      <translation>5. Constraints</translation>
    </message>
    <message>
      <source>6. Laporan yang melewati tenggat</source>
      <translation>6. Overdue complaints</translation>
    </message>
    <message>
      <source>7. Rekomendasi dan tindak lanjut</source>
      <translation>7. Recommendations and follow-up</translation>
    </message>
    <message>
      <source>9 dari 10 dalam</source>
      <translation>9 of 10 within</translation>
    </message>
    <message>
      <source>Balasan pertama (RTL)</source>
      <translation>First response (RTL)</translation>
    </message>
    <message>
      <source>Belum didisposisi</source>
      <translation>Not assigned</translation>
    </message>
    <message>
      <source>Berjenjang: unit dengan semua unit di bawahnya</source>
      <translation>By tier: units with all units below them</translation>
    </message>
    <message>
      <source>Bulan</source>
      <translation>Month</translation>
    </message>
    <message>
      <source>Dalam tenggat</source>
      <translation>Within the limit</translation>
    </message>
    <message>
      <source>Dibuka lagi setelah ditutup</source>
      <translation>Reopened after closing</translation>
    </message>
    <message>
      <source>Diisi oleh penanggung jawab:</source>
      <translation>To be filled in by the person in charge:</translation>
    </message>
    <message>
      <source>Dikembalikan (di luar Total)</source>
      <translation>Returned (outside the total)</translation>
    </message>
    <message>
      <source>Diselesaikan dalam periode ini, kapan pun masuknya: {}.</source>
      <translation>Completed in this period, whenever they arrived: {}.</translation>
    </message>
    <message>
      <source>Ditindaklanjuti, Proses + Selesai (%TL)</source>
      <translation>Followed up: in process + done (%TL)</translation>
    </message>
    <message>
      <source>Diukur</source>
      <translation>Measured</translation>
    </message>
    <message>
      <source>Gabungan laporan {count} kantor, tanpa hitungan ganda: {offices}.</source>
      <translation>Merged from reports of offices ({count}), nothing counted twice: {offices}.</translation>
    </message>
    <message>
      <source>Indikator</source>
      <translation>Indicator</translation>
    </message>
    <message>
      <source>Judul</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>Jumlah</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Kali dicatat</source>
      <translation>Times recorded</translation>
    </message>
    <message>
      <source>Kanal</source>
      <translation>Channel</translation>
    </message>
    <message>
      <source>Kategori</source>
      <translation>Category</translation>
    </message>
    <message>
      <source>Kategori kendala</source>
      <translation>Category of constraint</translation>
    </message>
    <message>
      <source>Kembali</source>
      <translation>Ret.</translation>
    </message>
    <message>
      <source>Klasifikasi</source>
      <translation>Classification</translation>
    </message>
    <message>
      <source>LAPORAN MONITORING DAN EVALUASI</source>
      <translation>MONITORING AND EVALUATION REPORT</translation>
    </message>
    <message>
      <source>Laporan</source>
      <translation>Complaint</translation>
    </message>
    <message>
      <source>Laporan Monev {period} · data per {day}</source>
      <translation>Monev report {period} · data as of {day}</translation>
    </message>
    <message>
      <source>Laporan ini {}.</source>
      <translation>This report: {}.</translation>
    </message>
    <message>
      <source>Laporan masuk (Total)</source>
      <translation>Complaints that arrived (total)</translation>
    </message>
    <message>
      <source>Laporan yang berbeda</source>
      <translation>Different complaints</translation>
    </message>
    <message>
      <source>Laporan yang melewati tenggat disebut satu per satu pada bagian 6.</source>
      <translation>Section 6 lists the overdue complaints.</translation>
    </message>
    <message>
      <source>Melewati tenggat saat ini</source>
      <translation>Overdue now</translation>
    </message>
    <message>
      <source>NAMA KANTOR</source>
      <translation>NAME OF THE OFFICE</translation>
    </message>
    <message>
      <source>NIP {}</source>
      <translation>NIP {}</translation>
    </message>
    <message>
      <source>Nilai tengah</source>
      <translation>Median</translation>
    </message>
    <message>
      <source>Nomor</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Pelapor menunggu jawaban saat ini</source>
      <translation>Reporters waiting for an answer now</translation>
    </message>
    <message>
      <source>Penanggung jawab</source>
      <translation>In charge</translation>
    </message>
    <message>
      <source>Pengelolaan Pengaduan SP4N-LAPOR!</source>
      <translation>Handling of complaints, SP4N-LAPOR!</translation>
    </message>
    <message>
      <source>Penilaian pelapor (1 sampai 5)</source>
      <translation>Rating by reporters (1 to 5)</translation>
    </message>
    <message>
      <source>Periode ini</source>
      <translation>This period</translation>
    </message>
    <message>
      <source>Periode sebelumnya</source>
      <translation>Period before</translation>
    </message>
    <message>
      <source>Periode sebelumnya tidak dibandingkan: tidak ada pada angka setiap kantor, atau beberapa kantor memuat unit yang sama sehingga jumlahnya akan menghitung dua kali.</source>
      <translation>Not compared with the period before: not every office has figures of it, or some tell of the same units, so that a sum would count twice.</translation>
    </message>
    <message>
      <source>Periode sebelumnya: jumlah angka pembanding setiap kantor.</source>
      <translation>Period before: the sum of what each office is compared with.</translation>
    </message>
    <message>
      <source>Periode: {}</source>
      <translation>Period: {}</translation>
    </message>
    <message>
      <source>Petugas yang menulis (akun aktif)</source>
      <translation>Officers who wrote (active accounts)</translation>
    </message>
    <message>
      <source>RHP</source>
      <translation>RHP</translation>
    </message>
    <message>
      <source>RTL</source>
      <translation>RTL</translation>
    </message>
    <message>
      <source>Rata-rata</source>
      <translation>Mean</translation>
    </message>
    <message>
      <source>Salah disposisi</source>
      <translation>Wrong assignments</translation>
    </message>
    <message>
      <source>Selesai</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Selesai (RHP)</source>
      <translation>Completed (RHP)</translation>
    </message>
    <message>
      <source>Selesai tanpa tanggal yang lengkap, jadi tidak masuk RHP dan belum tentu masuk bulan mana pun: {}.</source>
      <translation>Completed without all dates, so in no RHP and not surely in a month: {}.</translation>
    </message>
    <message>
      <source>Setiap baris berisi laporan unit itu sendiri. Belum TL: belum ditindaklanjuti. %TL: (Proses + Selesai) dibagi Total. RTL: rata-rata hari kerja sampai balasan pertama. RHP: rata-rata hari kerja sampai selesai. Laporan pada beberapa unit dihitung sekali per unit.</source>
      <translation>Each row holds the unit's own complaints. %TL: (in process + done) divided by the total. RTL: mean working days to the first response. RHP: mean working days to completion. A complaint at several units counts once for each unit.</translation>
    </message>
    <message>
      <source>Tanpa ganda</source>
      <translation>Counted once</translation>
    </message>
    <message>
      <source>Tanpa ganda: laporan yang berada pada beberapa unit dihitung sekali.</source>
      <translation>Counted once: complaints that are with several units count once.</translation>
    </message>
    <message>
      <source>Tenggat</source>
      <translation>Deadline</translation>
    </message>
    <message>
      <source>Terlambat (hari kerja)</source>
      <translation>Late (working days)</translation>
    </message>
    <message>
      <source>Tidak ada kendala yang dicatat.</source>
      <translation>No constraint was recorded.</translation>
    </message>
    <message>
      <source>Tidak ada.</source>
      <translation>None.</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>Unit Kerja</source>
      <translation>Unit</translation>
    </message>
    <message>
      <source>Unit kerja</source>
      <translation>Units</translation>
    </message>
    <message>
      <source>Waktu, hari kerja</source>
      <translation>Time, working days</translation>
    </message>
    <message>
      <source>baru lewat</source>
      <translation>just overdue</translation>
    </message>
    <message>
      <source>dan {} laporan lainnya.</source>
      <translation>and {} more.</translation>
    </message>
    <message>
      <source>{mean} dari {count} penilaian</source>
      <translation>{mean} (ratings: {count})</translation>
    </message>
    <message>
      <source>{place}, {day}</source>
      <translation>{place}, {day}</translation>
    </message>
    <message>
      <source>{} lainnya</source>
      <translation>others: {}</translation>
    </message>
    <message>
      <source>{} laporan tanpa tanggal masuk tidak termasuk dalam periode mana pun.</source>
      <translation>Complaints without a date of arrival, which belong to no period: {}.</translation>
    </message>
    <message>
      <source>{} laporan. Angka beku memuat jumlahnya saja, tanpa daftarnya.</source>
      <translation>Overdue: {}. Frozen figures hold the number only, not the list.</translation>
    </message>
    <message>
      <source>{}: tidak ada laporan.</source>
      <translation>{}: no complaints.</translation>
    </message>
  </context>
  <context>
    <name>MonevReportDialog</name>
    <message>
      <source>&amp;Simpan sebagai PDF atau Excel …</source>
      <translation>&amp;Save as PDF or Excel …</translation>
    </message>
    <message>
      <source>Laporan Monev: {}</source>
      <translation>Monev report: {}</translation>
    </message>
    <message>
      <source>Periode: {period}. Unit: {place}. Isinya ringkasan, grafik, tabel, dan tempat tanda tangan; PDF juga nomor dan judul laporan yang melewati tenggat. Nama pelapor tidak disebut. Isikan siapa yang menandatanganinya, misalnya pimpinan kantor; yang dikosongkan ditulis tangan.</source>
      <translation>Period: {period}. Unit: {place}. It holds a summary, charts, tables and room for a signature, as a PDF also numbers and titles of overdue complaints. No names of reporters. Fill in who signs, for instance the head of the office; what stays empty is written by hand.</translation>
    </message>
    <message>
      <source>Sedang ditulis …</source>
      <translation>Being written …</translation>
    </message>
    <message>
      <source>Tersimpan di {}.</source>
      <translation>Saved at {}.</translation>
    </message>
    <message>
      <source>semua</source>
      <translation>all</translation>
    </message>
    <message numerus="yes">
      <source>{count} halaman, tersimpan di {path}.</source>
      <translation>
        <numerusform>{count} page, saved at {path}.</numerusform>
        <numerusform>{count} pages, saved at {path}.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MonevRoom</name>
    <message>
      <source>Ambil laporan sekarang</source>
      <translation>Fetch complaints now</translation>
    </message>
    <message>
      <source>An&amp;gka beku …</source>
      <translation>Frozen fi&amp;gures …</translation>
    </message>
    <message>
      <source>Angka masih dihitung.</source>
      <translation>The figures are still being counted.</translation>
    </message>
    <message>
      <source>Bekukan angka ini, cetak yang beku, kirim dan gabungkan berkasnya (Ctrl+B)</source>
      <translation>Freeze these figures, print frozen ones, send and merge their files (Ctrl+B)</translation>
    </message>
    <message>
      <source>Bekukan, kirim, gabungkan angka</source>
      <translation>Freeze, send, merge figures</translation>
    </message>
    <message>
      <source>Belum ada laporan di komputer ini.</source>
      <translation>No complaints on this computer yet.</translation>
    </message>
    <message>
      <source>Belum ada laporan di komputer ini. Angkanya dihitung setelah sinkronisasi pertama.</source>
      <translation>No complaints on this computer yet. The figures are counted after the first sync.</translation>
    </message>
    <message>
      <source>Belum ada laporan untuk kantor ini. Angkanya dihitung begitu ada yang masuk.</source>
      <translation>There are no complaints for this office yet. Figures are counted as soon as one comes in.</translation>
    </message>
    <message>
      <source>Command Center: halaman yang berganti sendiri, untuk layar di dinding (F11)</source>
      <translation>Command Center: pages that turn by themselves, for a screen on a wall (F11)</translation>
    </message>
    <message>
      <source>Command Center: layar penuh yang berganti halaman</source>
      <translation>Command Center: a whole screen that turns its pages</translation>
    </message>
    <message>
      <source>Daftar laporan di balik angka</source>
      <translation>List the complaints behind the figures</translation>
    </message>
    <message>
      <source>Di luar Total: {} dikembalikan.</source>
      <translation>Not in Total: {} returned.</translation>
    </message>
    <message>
      <source>La&amp;yar penuh</source>
      <translation>F&amp;ull screen</translation>
    </message>
    <message>
      <source>Laporan Monev (Ctrl+P)</source>
      <translation>Monev report (Ctrl+P)</translation>
    </message>
    <message>
      <source>Menghitung …</source>
      <translation>Counting …</translation>
    </message>
    <message numerus="yes">
      <source>Menyiapkan angka …, {done} dari {whole} laporan.</source>
      <translation>
        <numerusform>Preparing figures …, {done} of {whole} complaint.</numerusform>
        <numerusform>Preparing figures …, {done} of {whole} complaints.</numerusform>
      </translation>
    </message>
    <message>
      <source>Monev</source>
      <translation>Monev</translation>
    </message>
    <message>
      <source>Saring angka monev</source>
      <translation>Filter monev figures</translation>
    </message>
    <message>
      <source>Selesai tanpa tanggal yang lengkap: {}; tidak masuk RHP, dan tidak semuanya masuk grafik.</source>
      <translation>Done without complete dates: {}; not in RHP, and not all of them in the chart.</translation>
    </message>
    <message>
      <source>Sim&amp;pan laporan …</source>
      <translation>Sa&amp;ve report …</translation>
    </message>
    <message>
      <source>Simpan laporan Monev …</source>
      <translation>Save the Monev report …</translation>
    </message>
    <message>
      <source>Tanpa tanggal masuk, jadi tidak termasuk periode: {}.</source>
      <translation>Without a day of arrival, so not in the period: {}.</translation>
    </message>
    <message>
      <source>Yang tampak masih angka sebelumnya.</source>
      <translation>What is shown are still the figures of before.</translation>
    </message>
    <message>
      <source>{period}, keadaan per {day}. Dihitung dari {count} laporan di komputer ini.</source>
      <translation>{period}, as of {day}. Complaints counted on this computer: {count}.</translation>
    </message>
  </context>
  <context>
    <name>NameDialog</name>
    <message>
      <source>&amp;Batal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>&amp;Simpan</source>
      <translation>&amp;Save</translation>
    </message>
    <message>
      <source>Nama &amp;tampilan</source>
      <translation>Name of the &amp;view</translation>
    </message>
    <message>
      <source>Nama tampilan</source>
      <translation>Name of the view</translation>
    </message>
  </context>
  <context>
    <name>NamedCase</name>
    <message>
      <source>Draf {}. Lanjutkan dengan Tab, atau tekan teksnya.</source>
      <translation>Draft of {}. Continue with Tab, or click the text.</translation>
    </message>
    <message>
      <source>Melanjutkan draf {}.</source>
      <translation>Continuing the draft of {}.</translation>
    </message>
    <message>
      <source>Sekarang laporan berikutnya: {}</source>
      <translation>Now the next complaint: {}</translation>
    </message>
  </context>
  <context>
    <name>Navigation</name>
    <message>
      <source>Ctrl+{}</source>
      <translation>Ctrl+{}</translation>
    </message>
    <message>
      <source>Dicentang: tanpa sinkronisasi. Pekerjaan tersimpan, dan terkirim setelah Luring dimatikan.</source>
      <translation>Ticked: no sync with the server. Work is saved, and sent once Offline is turned off.</translation>
    </message>
    <message>
      <source>F5</source>
      <translation>F5</translation>
    </message>
    <message>
      <source>Hasil sinkronisasi</source>
      <translation>Result of the sync</translation>
    </message>
    <message>
      <source>L&amp;uring</source>
      <translation>&amp;Offline</translation>
    </message>
    <message>
      <source>Luring</source>
      <translation>Offline</translation>
    </message>
    <message>
      <source>Luring menyala. {}</source>
      <translation>Offline is on. {}</translation>
    </message>
    <message>
      <source>Masih menghubungi server; hasilnya muncul di sini.</source>
      <translation>Still contacting the server; the result appears here.</translation>
    </message>
    <message>
      <source>Masih menyinkronkan: {} tanda terima, {} perubahan sudah tersimpan.</source>
      <translation>Still syncing: receipts {}, changes {} saved.</translation>
    </message>
    <message>
      <source>Matikan Luring dahulu.</source>
      <translation>Turn Offline off first.</translation>
    </message>
    <message>
      <source>Menghubungi server …</source>
      <translation>Contacting the server …</translation>
    </message>
    <message>
      <source>Sinkronkan sekarang</source>
      <translation>Sync now</translation>
    </message>
    <message>
      <source>Tersimpan {}.</source>
      <translation>Saved: {}.</translation>
    </message>
    <message>
      <source>Tindak</source>
      <translation>Tindak</translation>
    </message>
    <message>
      <source>Uji coba sinkron: apa yang akan dikirim, tanpa mengirimnya</source>
      <translation>Dry run of the sync: what would be sent, without sending it</translation>
    </message>
    <message>
      <source>Uji coba …</source>
      <translation>Dry run …</translation>
    </message>
    <message numerus="yes">
      <source>{} dari {} perubahan</source>
      <translation>
        <numerusform>{} of {} change</numerusform>
        <numerusform>{} of {} changes</numerusform>
      </translation>
    </message>
    <message>
      <source>{} menunggu dikirim</source>
      <translation>{} waiting to be sent</translation>
    </message>
    <message numerus="yes">
      <source>{} menunggu.</source>
      <translation>
        <numerusform>{} waiting.</numerusform>
        <numerusform>{} waiting.</numerusform>
      </translation>
    </message>
    <message>
      <source>{} perlu dilihat</source>
      <translation>{} to look at</translation>
    </message>
    <message numerus="yes">
      <source>{} perubahan</source>
      <translation>
        <numerusform>{} change</numerusform>
        <numerusform>{} changes</numerusform>
      </translation>
    </message>
    <message>
      <source>{} sedang dipastikan.</source>
      <translation>{} being confirmed.</translation>
    </message>
    <message numerus="yes">
      <source>{} tanda terima</source>
      <translation>
        <numerusform>{} receipt</numerusform>
        <numerusform>{} receipts</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>NextAct</name>
    <message>
      <source>Disposisik&amp;an</source>
      <translation>&amp;Assign to a unit</translation>
    </message>
    <message>
      <source>Disposisik&amp;an ulang</source>
      <translation>Re&amp;assign</translation>
    </message>
    <message>
      <source>J&amp;awab konsultasi</source>
      <translation>&amp;Answer consultation</translation>
    </message>
    <message>
      <source>J&amp;awab pelapor</source>
      <translation>&amp;Answer reporter</translation>
    </message>
    <message>
      <source>L&amp;anjutkan draf</source>
      <translation>Continue dr&amp;aft</translation>
    </message>
    <message>
      <source>L&amp;anjutkan laporan</source>
      <translation>Resume compl&amp;aint</translation>
    </message>
    <message>
      <source>Lihat d&amp;an putuskan …</source>
      <translation>Look &amp;and decide …</translation>
    </message>
    <message>
      <source>Periks&amp;a konsep</source>
      <translation>Ex&amp;amine proposal</translation>
    </message>
    <message>
      <source>Sinkronk&amp;an sekarang</source>
      <translation>Sync &amp;all now</translation>
    </message>
    <message>
      <source>T&amp;andai sudah diunggah</source>
      <translation>M&amp;ark as uploaded</translation>
    </message>
    <message>
      <source>Tulis respon &amp;awal</source>
      <translation>Write &amp;a first response</translation>
    </message>
    <message>
      <source>Tulis respon subst&amp;antif</source>
      <translation>Write subst&amp;antive response</translation>
    </message>
    <message>
      <source>Tutup l&amp;aporan</source>
      <translation>Close compl&amp;aint</translation>
    </message>
    <message>
      <source>Usulk&amp;an selesai</source>
      <translation>Propose closing compl&amp;aint</translation>
    </message>
    <message>
      <source>Verifik&amp;asi laporan</source>
      <translation>Verify the compl&amp;aint</translation>
    </message>
  </context>
  <context>
    <name>NothingFound</name>
    <message>
      <source>Ambil laporan sekarang</source>
      <translation>Fetch complaints now</translation>
    </message>
    <message>
      <source>Cari di semua laporan</source>
      <translation>Search all complaints</translation>
    </message>
    <message>
      <source>Hapus pencarian</source>
      <translation>Clear the search</translation>
    </message>
    <message>
      <source>Hapus saringan</source>
      <translation>Remove the filters</translation>
    </message>
    <message>
      <source>Laporan unit Anda belum diambil. Semuanya muncul di sini setelah sinkronisasi pertama.</source>
      <translation>The complaints of your unit have not been fetched. They all appear here after the first sync.</translation>
    </message>
    <message>
      <source>Tampilkan semua</source>
      <translation>Show all</translation>
    </message>
    <message>
      <source>Tidak ada laporan dalam kelompok “{bucket}”.</source>
      <translation>No complaint in the group “{bucket}”.</translation>
    </message>
    <message>
      <source>Tidak ada laporan terbuka yang memuat “{text}”.</source>
      <translation>No open complaint contains “{text}”.</translation>
    </message>
    <message>
      <source>Tidak ada laporan terbuka. Yang sudah selesai ada di pilihan “Semua”; laporan baru muncul di sini setelah sinkronisasi dengan server (F5).</source>
      <translation>No open complaint. Those that are done are under “All”; new ones appear here after a sync with the server (F5).</translation>
    </message>
    <message>
      <source>Tidak ada laporan yang cocok dengan saringan di atas.</source>
      <translation>No complaint fits the filters above.</translation>
    </message>
    <message>
      <source>Tidak ada laporan yang memuat “{text}”. Coba sebagian kata saja.</source>
      <translation>No complaint contains “{text}”. Try a part of the word.</translation>
    </message>
    <message>
      <source>Tidak ada yang memuat “{text}” di antara yang disaring.</source>
      <translation>None of the filtered ones contains “{text}”.</translation>
    </message>
  </context>
  <context>
    <name>NothingYet</name>
    <message>
      <source>Buka Hari &amp;ini</source>
      <translation>Open &amp;Today</translation>
    </message>
    <message>
      <source>Setiap tindak lanjut yang Anda simpan muncul di sini, beserta lampu yang menunjukkan sudah sampai di mana.</source>
      <translation>Every follow-up that you save appears here, with lamps that show how far it has come.</translation>
    </message>
  </context>
  <context>
    <name>Notice</name>
    <message>
      <source>Baca semua</source>
      <translation>Read all</translation>
    </message>
  </context>
  <context>
    <name>OriginOfPicture</name>
    <message>
      <source>&amp;Asal foto …</source>
      <translation>&amp;Origin of the photo …</translation>
    </message>
    <message>
      <source>Alat: {}</source>
      <translation>Device: {}</translation>
    </message>
    <message>
      <source>Berkas aslinya tidak menyebutkan apa pun.</source>
      <translation>The original file says nothing about it.</translation>
    </message>
    <message>
      <source>Diambil: {}</source>
      <translation>Taken: {}</translation>
    </message>
    <message>
      <source>Diolah dengan: {}</source>
      <translation>Processed with: {}</translation>
    </message>
    <message>
      <source>Kapan, di mana, dan dengan alat apa foto diambil. Perlu tersambung ke server.</source>
      <translation>When, where and with what the photo was taken. Needs a connection to the server.</translation>
    </message>
    <message>
      <source>Menanyakan ke server …</source>
      <translation>Asking the server …</translation>
    </message>
    <message>
      <source>Nomor seri: {}</source>
      <translation>Serial number: {}</translation>
    </message>
    <message>
      <source>Tempat: {}</source>
      <translation>Place: {}</translation>
    </message>
  </context>
  <context>
    <name>Outbox</name>
    <message>
      <source>, {}</source>
      <translation>, {}</translation>
    </message>
    <message>
      <source>Belum pernah dicoba dikirim</source>
      <translation>Not yet tried to send</translation>
    </message>
    <message>
      <source>Dibatalkan</source>
      <translation>Withdrawn</translation>
    </message>
    <message>
      <source>Dibatalkan, tersimpan di sini</source>
      <translation>Withdrawn, stored here</translation>
    </message>
    <message numerus="yes">
      <source>Dicoba dikirim {} kali</source>
      <translation>
        <numerusform>Tried to send {} time</numerusform>
        <numerusform>Tried to send {} times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Dicoba dikirim {} kali, terakhir {}</source>
      <translation>
        <numerusform>Tried to send {} time, last {}</numerusform>
        <numerusform>Tried to send {} times, last {}</numerusform>
      </translation>
    </message>
    <message>
      <source>Jangan matikan komputer dahulu: ada ketikan yang belum tersimpan.</source>
      <translation>Do not switch off yet: something you typed is not saved.</translation>
    </message>
    <message>
      <source>Komputer ini aman dimatikan: semua sudah tersimpan di sini, dan tidak ada yang menunggu.</source>
      <translation>This computer is safe to switch off: all is saved here, and nothing waits.</translation>
    </message>
    <message>
      <source>Komputer ini aman dimatikan: semua sudah tersimpan di sini.</source>
      <translation>This computer is safe to switch off: all is saved here.</translation>
    </message>
    <message>
      <source>Menunggu</source>
      <translation>Waiting</translation>
    </message>
    <message>
      <source>Menunggu sinkronisasi berikutnya.</source>
      <translation>Waits for the next sync.</translation>
    </message>
    <message>
      <source>Menunggu sinkronisasi pertama.</source>
      <translation>Waits for the first sync.</translation>
    </message>
    <message>
      <source>Menunggu: Anda perlu masuk lagi. Dikirim sesudahnya.</source>
      <translation>Waits: you have to sign in again. It is sent afterwards.</translation>
    </message>
    <message>
      <source>Menunggu: Luring menyala. Dikirim setelah Luring dimatikan.</source>
      <translation>Waiting: Offline is on. Sent once Offline is turned off.</translation>
    </message>
    <message>
      <source>Menunggu: {}.</source>
      <translation>Waits: {}.</translation>
    </message>
    <message>
      <source>Menyusul {}{}.</source>
      <translation>To follow: {}{}.</translation>
    </message>
    <message>
      <source>Pelapor belum melihat balasan ini. {}</source>
      <translation>The reporter does not see this response yet. {}</translation>
    </message>
    <message>
      <source>Penerusan ke LAPOR! sedang terhenti di server; setelah diterima, balasan ini menunggu di sana. Beri tahu admin koordinator.</source>
      <translation>The server’s way to LAPOR! stands still; once received, this response waits there. Tell the coordinating administrator.</translation>
    </message>
    <message>
      <source>Penerusan ke LAPOR! sedang terhenti, balasan ini menunggu di server. Beri tahu admin koordinator. Bila Anda mengunggahnya sendiri, tandai sudah diunggah.</source>
      <translation>The way to LAPOR! stands still, this response waits on the server. Tell the coordinating administrator. If you upload it yourself, mark it as uploaded.</translation>
    </message>
    <message>
      <source>Perlu dilihat</source>
      <translation>Needs a look</translation>
    </message>
    <message>
      <source>Salin balasan, tempel di lapor.go.id, lalu tandai sudah diunggah.</source>
      <translation>Copy the response, paste it at lapor.go.id, then mark it as uploaded.</translation>
    </message>
    <message>
      <source>Semua keadaan</source>
      <translation>All states</translation>
    </message>
    <message>
      <source>Semua sudah diterima server.</source>
      <translation>The server has received everything.</translation>
    </message>
    <message numerus="yes">
      <source>Semua sudah diterima server; {} balasan dari komputer ini belum terlihat pelapor.</source>
      <translation>
        <numerusform>The server has received all; {} reply of this computer is not seen by its reporter yet.</numerusform>
        <numerusform>The server has received all; {} replies of this computer are not seen by their reporters yet.</numerusform>
      </translation>
    </message>
    <message>
      <source>Semua teks sudah diterima server.</source>
      <translation>The server has received all texts.</translation>
    </message>
    <message numerus="yes">
      <source>Semua teks sudah diterima server; {} balasan dari komputer ini belum terlihat pelapor.</source>
      <translation>
        <numerusform>The server has received all texts; {} reply of this computer is not seen by its reporter yet.</numerusform>
        <numerusform>The server has received all texts; {} replies of this computer are not seen by their reporters yet.</numerusform>
      </translation>
    </message>
    <message>
      <source>Server meneruskannya ke LAPOR!, tidak perlu Anda unggah. Lampu “Tampil ke pelapor” menyala setelah terlihat di sana.</source>
      <translation>The server brings it to LAPOR!, you need not upload it. The lamp “Shown to the reporter” lights once it can be seen there.</translation>
    </message>
    <message>
      <source>Server tidak dapat meneruskannya ke LAPOR!. Lihat dahulu di lapor.go.id; bila belum ada di sana, salin balasan, tempel, lalu tandai sudah diunggah.</source>
      <translation>The server cannot bring it to LAPOR!. Look at lapor.go.id first; if it is not there, copy the response, paste it, then mark it as uploaded.</translation>
    </message>
    <message>
      <source>Setelah diterima server, unggah ke lapor.go.id.</source>
      <translation>Once the server has received it, upload it to lapor.go.id.</translation>
    </message>
    <message>
      <source>Setelah diterima, server meneruskannya ke LAPOR!; tidak perlu Anda unggah.</source>
      <translation>Once received, the server brings it to LAPOR!; you need not upload it.</translation>
    </message>
    <message>
      <source>Sudah Anda tandai terunggah. Lampu “Tampil ke pelapor” menyala setelah server menerimanya.</source>
      <translation>You marked it as uploaded. The lamp “Shown to the reporter” lights up once the server has received that.</translation>
    </message>
    <message>
      <source>Sudah dikirim, tetapi jawaban server belum tiba; tidak akan terkirim dua kali.</source>
      <translation>Sent, but the server's answer has not arrived yet; it will not be sent twice.</translation>
    </message>
    <message>
      <source>Sudah diterima</source>
      <translation>Received</translation>
    </message>
    <message>
      <source>Sudah diterima server, belum terlihat pelapor</source>
      <translation>Received by the server, not seen by the reporter yet</translation>
    </message>
    <message>
      <source>Sudah diterima, ada berkas yang tidak diterima</source>
      <translation>Received, but a file was not</translation>
    </message>
    <message>
      <source>Sudah diterima, tidak ada yang perlu dilakukan</source>
      <translation>Received, nothing left to do</translation>
    </message>
    <message>
      <source>Tampil ke pelapor</source>
      <translation>Shown to the reporter</translation>
    </message>
    <message>
      <source>Terlalu panjang untuk diteruskan server ke LAPOR!. Setelah diterima, unggah ke lapor.go.id.</source>
      <translation>Too long for the server to bring it to LAPOR!. Once received, upload it to lapor.go.id.</translation>
    </message>
    <message>
      <source>Tidak ada yang menunggu dikirim.</source>
      <translation>Nothing is waiting to be sent.</translation>
    </message>
    <message>
      <source>Ukuran teks {}</source>
      <translation>Size of the text {}</translation>
    </message>
    <message>
      <source>tiba</source>
      <translation>arrived</translation>
    </message>
    <message>
      <source>{} %</source>
      <translation>{}%</translation>
    </message>
    <message>
      <source>{} ({})</source>
      <translation>{} ({})</translation>
    </message>
    <message>
      <source>{} Dicoba lagi {}.</source>
      <translation>{} Next try: {}.</translation>
    </message>
    <message>
      <source>{} Dicoba sebentar lagi.</source>
      <translation>{} Next try in a moment.</translation>
    </message>
    <message>
      <source>{} Dipastikan sendiri pada sinkronisasi berikutnya.</source>
      <translation>{} It is confirmed by itself at the next sync.</translation>
    </message>
    <message>
      <source>{} Dipastikan sendiri {}.</source>
      <translation>{} It is confirmed by itself {}.</translation>
    </message>
    <message>
      <source>{} Dipastikan setelah Anda masuk lagi.</source>
      <translation>{} It is confirmed once you have signed in again.</translation>
    </message>
    <message>
      <source>{} Dipastikan setelah Luring dimatikan.</source>
      <translation>{} It is confirmed once Offline is turned off.</translation>
    </message>
    <message>
      <source>{} Yang menunggu dikirim saat Tindak dibuka lagi.</source>
      <translation>{} What waits is sent when Tindak is opened again.</translation>
    </message>
    <message>
      <source>{} Yang menunggu dikirim setelah Anda masuk lagi.</source>
      <translation>{} What waits is sent after you have signed in again.</translation>
    </message>
    <message>
      <source>{} Yang menunggu dikirim setelah Luring dimatikan.</source>
      <translation>{} What waits is sent once Offline is turned off.</translation>
    </message>
    <message numerus="yes">
      <source>{} balasan dari komputer ini sudah diterima server, belum terlihat pelapor.</source>
      <translation>
        <numerusform>{} reply of this computer that the server has received is not seen by its reporter yet.</numerusform>
        <numerusform>{} replies of this computer that the server has received are not seen by their reporters yet.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} berkas tidak diterima server; buka laporannya untuk sebabnya</source>
      <translation>
        <numerusform>{} file not accepted by the server; open the complaint to see why</numerusform>
        <numerusform>{} files not accepted by the server; open the complaint to see why</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} berkas, {}</source>
      <translation>
        <numerusform>{} file, {}</numerusform>
        <numerusform>{} files, {}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} berkas, {}; semua sudah di server</source>
      <translation>
        <numerusform>{} file, {}; all on the server</numerusform>
        <numerusform>{} files, {}; all on the server</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} berkas, {}; {} % sudah di server</source>
      <translation>
        <numerusform>{} file, {}; {}% on the server</numerusform>
        <numerusform>{} files, {}; {}% on the server</numerusform>
      </translation>
    </message>
    <message>
      <source>{} menunggu dikirim</source>
      <translation>{} waiting to be sent</translation>
    </message>
    <message>
      <source>{} perlu dilihat</source>
      <translation>{} to look at</translation>
    </message>
    <message>
      <source>{} tidak diterima</source>
      <translation>{} not received</translation>
    </message>
    <message>
      <source>{}. Tidak ada yang perlu diketik ulang.</source>
      <translation>{}. Nothing has to be typed again.</translation>
    </message>
  </context>
  <context>
    <name>OutboxList</name>
    <message>
      <source>Tindak lanjut dari komputer ini</source>
      <translation>Follow-ups from this computer</translation>
    </message>
  </context>
  <context>
    <name>OutboxRoom</name>
    <message>
      <source>&amp;Jatah data berkas …</source>
      <translation>Data allo&amp;wance for files …</translation>
    </message>
    <message>
      <source>Berapa banyak data yang boleh dipakai untuk mengirim foto dan dokumen</source>
      <translation>How much data may be spent on sending photos and documents</translation>
    </message>
    <message>
      <source>Cari di kotak keluar</source>
      <translation>Search the outbox</translation>
    </message>
    <message>
      <source>Centang balasan yang sudah Anda unggah ke lapor.go.id, semua dalam satu langkah</source>
      <translation>Tick the responses that you have uploaded to lapor.go.id, all in one step</translation>
    </message>
    <message>
      <source>Dipulihkan: menjadi draf lagi. Antrekan bila sudah benar.</source>
      <translation>Restored: it is a draft again. Queue it once it is right.</translation>
    </message>
    <message>
      <source>Ditarik kembali: tidak dikirim.</source>
      <translation>Pulled back: it is not sent.</translation>
    </message>
    <message>
      <source>Jatah data berkas …</source>
      <translation>Data allowance for files …</translation>
    </message>
    <message>
      <source>Kotak keluar</source>
      <translation>Outbox</translation>
    </message>
    <message>
      <source>Tandai beberapa balasan …</source>
      <translation>Mark several responses …</translation>
    </message>
    <message>
      <source>Tidak ada yang cocok. Ubah kata atau keadaannya.</source>
      <translation>Nothing fits. Change the words or the state.</translation>
    </message>
    <message>
      <source>Tidak dikirim, dan menjadi draf lagi. Antrekan lagi bila sudah benar.</source>
      <translation>Not sent, and a draft again. Queue it again once it is right.</translation>
    </message>
    <message>
      <source>Uji coba sinkron</source>
      <translation>Dry run of the sync</translation>
    </message>
    <message>
      <source>Uji coba sinkron …</source>
      <translation>Dry run of the sync …</translation>
    </message>
    <message>
      <source>Yang lama dan sudah selesai tidak ditampilkan semua; cari dengan kata, atau pilih keadaannya.</source>
      <translation>Not all older ones that are done with are shown; search by words, or choose a state.</translation>
    </message>
    <message>
      <source>apa yang akan dikirim</source>
      <translation>what would be sent</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Belum dapat: {}</source>
      <translation>Not yet: {}</translation>
    </message>
    <message>
      <source>Ketik perintah, nomor, atau kata dari judul laporan …</source>
      <translation>Type a command, a number, or a word of a complaint's title …</translation>
    </message>
    <message>
      <source>Laporan {number} · {status}</source>
      <translation>Complaint {number} · {status}</translation>
    </message>
    <message>
      <source>Panah memilih, Enter menjalankan, Esc menutup.</source>
      <translation>Arrows choose, Enter runs, Esc closes.</translation>
    </message>
    <message>
      <source>Perintah atau laporan</source>
      <translation>Command or complaint</translation>
    </message>
    <message>
      <source>Semua perintah</source>
      <translation>All commands</translation>
    </message>
    <message>
      <source>Tidak ada perintah atau laporan dengan kata itu. Coba sebagian kata saja.</source>
      <translation>No command or complaint with that word. Try a part of it.</translation>
    </message>
    <message>
      <source>Yang ditemukan</source>
      <translation>What was found</translation>
    </message>
  </context>
  <context>
    <name>Paper</name>
    <message>
      <source>Halaman {number} dari {count}</source>
      <translation>Page {number} of {count}</translation>
    </message>
  </context>
  <context>
    <name>PasswordField</name>
    <message>
      <source>&amp;Tampilkan</source>
      <translation>Sho&amp;w</translation>
    </message>
    <message>
      <source>Caps Lock menyala.</source>
      <translation>Caps Lock is on.</translation>
    </message>
    <message>
      <source>Sembun&amp;yikan</source>
      <translation>H&amp;ide</translation>
    </message>
    <message>
      <source>Sembunyikan kata sandi</source>
      <translation>Hide password</translation>
    </message>
    <message>
      <source>Tampilkan kata sandi</source>
      <translation>Show password</translation>
    </message>
  </context>
  <context>
    <name>Preview</name>
    <message>
      <source>(belum ada yang ditulis)</source>
      <translation>(nothing written yet)</translation>
    </message>
    <message>
      <source>Akan terlihat oleh</source>
      <translation>Will be seen by</translation>
    </message>
    <message>
      <source>Balasan</source>
      <translation>Response</translation>
    </message>
    <message>
      <source>Catatan internal, kendala, konsep, dan urusan dengan koordinator.</source>
      <translation>Internal notes, constraints, proposed responses and matters with the coordinator.</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>Foto dikirim sebagai salinan tanpa lokasi GPS; aslinya tetap di komputer ini.</source>
      <translation>Photos are sent as copies without GPS position; the originals stay on this computer.</translation>
    </message>
    <message>
      <source>Kantor Anda</source>
      <translation>Your office</translation>
    </message>
    <message>
      <source>Kem&amp;bali menulis</source>
      <translation>&amp;Back to writing</translation>
    </message>
    <message>
      <source>Lampiran: {}</source>
      <translation>Files: {}</translation>
    </message>
    <message>
      <source>Lampiran: {}, {}</source>
      <translation>Files: {}, {}</translation>
    </message>
    <message>
      <source>Laporan rahasia: publik tidak melihat apa pun.</source>
      <translation>Confidential complaint: the public sees nothing.</translation>
    </message>
    <message>
      <source>Pelapor tidak akan melihat ini.</source>
      <translation>The reporter will not see this.</translation>
    </message>
    <message>
      <source>Seperti yang dibaca pelapor</source>
      <translation>As the reporter reads it</translation>
    </message>
    <message>
      <source>Tidak diperlihatkan</source>
      <translation>Not shown</translation>
    </message>
    <message>
      <source>Yang dibaca pelapor</source>
      <translation>What the reporter reads</translation>
    </message>
    <message>
      <source>{} isian belum diisi; pelapor akan membacanya seperti di atas.</source>
      <translation>Places not filled in: {}; the reporter would read it as above.</translation>
    </message>
  </context>
  <context>
    <name>Printing</name>
    <message>
      <source>Belum ada pencetak di komputer ini. Simpan sebagai PDF, lalu cetak di tempat lain.</source>
      <translation>There is no printer on this computer. Save it as PDF, then print it elsewhere.</translation>
    </message>
    <message>
      <source>Dikirim ke pencetak.</source>
      <translation>Sent to the printer.</translation>
    </message>
    <message>
      <source>Pencetak yang dipilih tidak menerima lembar ini. Periksa pencetaknya lalu cetak lagi, atau simpan sebagai PDF.</source>
      <translation>The chosen printer did not take this sheet. Check the printer and print again, or save it as PDF.</translation>
    </message>
  </context>
  <context>
    <name>RecapDialog</name>
    <message>
      <source>&amp;Bulan</source>
      <translation>&amp;Month</translation>
    </message>
    <message>
      <source>&amp;Simpan sebagai Excel atau PDF …</source>
      <translation>&amp;Save as Excel or PDF …</translation>
    </message>
    <message>
      <source>Bulan</source>
      <translation>Month</translation>
    </message>
    <message>
      <source>Rekap bulanan</source>
      <translation>Monthly recap</translation>
    </message>
    <message>
      <source>Sedang ditulis …</source>
      <translation>Being written …</translation>
    </message>
    <message>
      <source>Semua laporan yang masuk pada bulan yang dipilih, dengan tanggapan terakhir dan keadaannya sekarang. Nama pelapor disamarkan.</source>
      <translation>All complaints that arrived in the chosen month, with the latest response and their state now. Names of reporters are masked.</translation>
    </message>
    <message numerus="yes">
      <source>{count} laporan, tersimpan di {path}.</source>
      <translation>
        <numerusform>{count} complaint, saved at {path}.</numerusform>
        <numerusform>{count} complaints, saved at {path}.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Receipt</name>
    <message>
      <source>Berkas itu tidak dapat ditulis. Periksa ruang diska, atau pilih tempat lain.</source>
      <translation>That file cannot be written. Check the space on the disk, or choose another place.</translation>
    </message>
    <message>
      <source>Ditahan</source>
      <translation>Held</translation>
    </message>
    <message>
      <source>Diterima</source>
      <translation>Received</translation>
    </message>
    <message>
      <source>Diterima server</source>
      <translation>Received by the server</translation>
    </message>
    <message>
      <source>Ditolak</source>
      <translation>Rejected</translation>
    </message>
    <message>
      <source>Ditulis</source>
      <translation>Written</translation>
    </message>
    <message>
      <source>Hasil</source>
      <translation>Outcome</translation>
    </message>
    <message>
      <source>Kunci server</source>
      <translation>Key of the server</translation>
    </message>
    <message>
      <source>Lampiran</source>
      <translation>Attachments</translation>
    </message>
    <message>
      <source>Laporan</source>
      <translation>Complaint</translation>
    </message>
    <message>
      <source>Laporan sudah dialihkan; isinya tidak lagi disimpan di komputer ini.</source>
      <translation>The complaint has been moved; its text is no longer stored on this computer.</translation>
    </message>
    <message>
      <source>Lembar</source>
      <translation>Sheet</translation>
    </message>
    <message>
      <source>Nomor</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Nomor tindak</source>
      <translation>Number of the action</translation>
    </message>
    <message>
      <source>Oleh</source>
      <translation>By</translation>
    </message>
    <message>
      <source>Pernyataan</source>
      <translation>Statement</translation>
    </message>
    <message>
      <source>Rincian</source>
      <translation>Particulars</translation>
    </message>
    <message>
      <source>Sah: ditandatangani server untuk isi ini. Diperiksa di komputer ini, tanpa jaringan.</source>
      <translation>Valid: signed by the server for this text. Checked on this computer, without network.</translation>
    </message>
    <message>
      <source>Tanda tangan</source>
      <translation>Signature</translation>
    </message>
    <message>
      <source>Tanda terima</source>
      <translation>Receipt</translation>
    </message>
    <message>
      <source>Tidak sah: tanda tangan tidak cocok dengan isi ini. Hubungi admin koordinator.</source>
      <translation>Not valid: the signature does not fit this text. Contact the coordinating administrator.</translation>
    </message>
    <message>
      <source>Tindak lanjut</source>
      <translation>Follow-up</translation>
    </message>
  </context>
  <context>
    <name>ReceiptDialog</name>
    <message>
      <source>&amp;Cetak …</source>
      <translation>&amp;Print …</translation>
    </message>
    <message>
      <source>&amp;Salin teks</source>
      <translation>&amp;Copy text</translation>
    </message>
    <message>
      <source>&amp;Tutup</source>
      <translation>C&amp;lose</translation>
    </message>
    <message>
      <source>Isi tanda terima</source>
      <translation>Text of the receipt</translation>
    </message>
    <message>
      <source>Isinya tidak lagi disimpan di komputer ini.</source>
      <translation>Its text is no longer stored on this computer.</translation>
    </message>
    <message>
      <source>Simpan sebagai &amp;PDF …</source>
      <translation>&amp;Save as PDF …</translation>
    </message>
    <message>
      <source>Simpan tanda terima</source>
      <translation>Save receipt</translation>
    </message>
    <message>
      <source>Tanda terima {}</source>
      <translation>Receipt {}</translation>
    </message>
    <message>
      <source>Tanpa nomor</source>
      <translation>Without number</translation>
    </message>
    <message>
      <source>Teks tanda terima disalin.</source>
      <translation>The text of the receipt was copied.</translation>
    </message>
    <message>
      <source>Tersimpan di {}.</source>
      <translation>Saved at {}.</translation>
    </message>
  </context>
  <context>
    <name>RehearsalDialog</name>
    <message>
      <source>&amp;Tutup</source>
      <translation>C&amp;lose</translation>
    </message>
    <message>
      <source>Foto dan dokumen</source>
      <translation>Photos and documents</translation>
    </message>
    <message>
      <source>Hasil</source>
      <translation>Outcome</translation>
    </message>
    <message>
      <source>Ini hanya uji coba: belum ada satu byte pun yang dikirim, dan tidak ada yang berubah.</source>
      <translation>This is a dry run: not a byte was sent, and nothing has changed.</translation>
    </message>
    <message>
      <source>Lamanya belum dapat diperkirakan: jalur ini belum pernah diukur.</source>
      <translation>How long it takes cannot be estimated: this line has never been measured.</translation>
    </message>
    <message>
      <source>Laporan</source>
      <translation>Complaint</translation>
    </message>
    <message>
      <source>Pada jalur seperti terakhir kali: teks {}, berkas {}.</source>
      <translation>On a line like the last time: texts {}, files {}.</translation>
    </message>
    <message>
      <source>Pada jalur seperti terakhir kali: teks {}; untuk berkas belum pernah diukur.</source>
      <translation>On a line like the last time: texts {}; never measured for files.</translation>
    </message>
    <message>
      <source>Pada jalur seperti terakhir kali: {}.</source>
      <translation>On a line like the last time: {}.</translation>
    </message>
    <message>
      <source>Server juga ditanya apakah {} tindak lanjut yang dahulu diterima masih ada padanya.</source>
      <translation>The server is also asked whether it still has what it had received: {}.</translation>
    </message>
    <message numerus="yes">
      <source>Sesudah teks menyusul {} berkas, {}.</source>
      <translation>
        <numerusform>After the texts follows {} file, {}.</numerusform>
        <numerusform>After the texts follow {} files, {}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Sinkronisasi tetap bertanya apa yang baru: kira-kira {}.</source>
      <translation>The sync still asks what is new: about {}.</translation>
    </message>
    <message>
      <source>Sudah pernah dikirim, jawabannya belum tiba; tidak akan terkirim dua kali.</source>
      <translation>Sent before, its answer has not arrived yet; it will not be sent twice.</translation>
    </message>
    <message>
      <source>Tidak ada tindak lanjut yang menunggu.</source>
      <translation>No follow-up is waiting.</translation>
    </message>
    <message>
      <source>Tindak lanjut</source>
      <translation>Follow-up</translation>
    </message>
    <message>
      <source>Uji coba sinkron</source>
      <translation>Dry run of the sync</translation>
    </message>
    <message>
      <source>Urutan</source>
      <translation>Order</translation>
    </message>
    <message>
      <source>Yang akan dikirim, menurut urutannya</source>
      <translation>What would be sent, in its order</translation>
    </message>
    <message>
      <source>akan kembali</source>
      <translation>would come back</translation>
    </message>
    <message>
      <source>dapat diterima</source>
      <translation>can be accepted</translation>
    </message>
    <message>
      <source>sedang dipastikan</source>
      <translation>being confirmed</translation>
    </message>
    <message numerus="yes">
      <source>{} berkas, {}</source>
      <translation>
        <numerusform>{} file, {}</numerusform>
        <numerusform>{} files, {}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} di antaranya akan kembali menurut aturan di komputer ini; sebabnya ada di daftar. Tekan Enter untuk membuka laporannya.</source>
      <translation>
        <numerusform>{} of them would come back by the rules on this computer; the list says why. Press Enter to open the complaint.</numerusform>
        <numerusform>{} of them would come back by the rules on this computer; the list says why. Press Enter to open the complaint.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} tindak lanjut akan dikirim, teksnya kira-kira {}.</source>
      <translation>
        <numerusform>{} follow-up would be sent, about {} of text.</numerusform>
        <numerusform>{} follow-ups would be sent, about {} of text.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RemarkList</name>
    <message>
      <source>Belum dapat diantrekan, draf tetap tersimpan: “{}” mengungkap data pribadi.</source>
      <translation>Cannot be queued yet, the draft is kept: “{}” discloses personal data.</translation>
    </message>
    <message>
      <source>Belum dapat diantrekan: “{}” mengungkap data pribadi.</source>
      <translation>Cannot be queued yet: “{}” discloses personal data.</translation>
    </message>
    <message>
      <source>Catatan pemeriksaan</source>
      <translation>Remarks of the check</translation>
    </message>
    <message>
      <source>Diperiksa selagi Anda menulis: data pribadi, isian kosong, panjang, dan susunan.</source>
      <translation>Checked while you write: personal data, places not filled in, length, and structure.</translation>
    </message>
    <message>
      <source>Hapus bagian itu, atau centang “Tetap kirim”.</source>
      <translation>Delete that part, or tick “Send anyway”.</translation>
    </message>
    <message>
      <source>Hapus bagian itu, atau mintalah koordinator yang mengirimnya.</source>
      <translation>Delete that part, or ask a coordinator to send it.</translation>
    </message>
    <message>
      <source>Harus dibetulkan</source>
      <translation>Must be fixed</translation>
    </message>
    <message>
      <source>Koordinator bertanggung jawab atas data yang ikut terkirim.</source>
      <translation>The coordinator answers for the data that is sent with it.</translation>
    </message>
    <message>
      <source>Pemeriksaan · belum ada teks</source>
      <translation>Check · no text yet</translation>
    </message>
    <message>
      <source>Pemeriksaan · belum dapat diperiksa</source>
      <translation>Check · could not be checked yet</translation>
    </message>
    <message>
      <source>Pemeriksaan · sedang diperiksa</source>
      <translation>Check · being checked</translation>
    </message>
    <message>
      <source>Pemeriksaan · tidak ada catatan</source>
      <translation>Check · no remarks</translation>
    </message>
    <message numerus="yes">
      <source>Pemeriksaan · {} catatan</source>
      <translation>
        <numerusform>Check · {} remark</numerusform>
        <numerusform>Check · {} remarks</numerusform>
      </translation>
    </message>
    <message>
      <source>Perhatikan</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>Saran</source>
      <translation>Suggestion</translation>
    </message>
    <message>
      <source>Tetap kirim</source>
      <translation>Send anyway</translation>
    </message>
    <message numerus="yes">
      <source>{} di {} tempat</source>
      <translation>
        <numerusform>{} in {} place</numerusform>
        <numerusform>{} in {} places</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RenewalBanner</name>
    <message>
      <source>Kata sandi</source>
      <translation>Password</translation>
    </message>
    <message>
      <source>Masuk</source>
      <translation>Sign in</translation>
    </message>
    <message>
      <source>Masuk lagi</source>
      <translation>Sign in again</translation>
    </message>
    <message>
      <source>Masuk lagi agar sinkronisasi berjalan; pekerjaan tetap aman.</source>
      <translation>Sign in again to sync; your work is safe.</translation>
    </message>
  </context>
  <context>
    <name>ReplyActs</name>
    <message>
      <source>&amp;Tandai sudah diunggah …</source>
      <translation>Mark as &amp;uploaded …</translation>
    </message>
    <message numerus="yes">
      <source>Disalin: {length} dari {limit} karakter.</source>
      <translation>
        <numerusform>Copied: {length} of {limit} character.</numerusform>
        <numerusform>Copied: {length} of {limit} characters.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Disalin: {length} karakter, melebihi {limit} karakter yang diterima LAPOR!. Ringkas di sana.</source>
      <translation>
        <numerusform>Copied: {length} character, more than the {limit} that LAPOR! takes. Shorten it there.</numerusform>
        <numerusform>Copied: {length} characters, more than the {limit} that LAPOR! takes. Shorten it there.</numerusform>
      </translation>
    </message>
    <message>
      <source>Menunggu di server: penerusan ke LAPOR! terhenti</source>
      <translation>Waits on the server: its way to LAPOR! stands still</translation>
    </message>
    <message>
      <source>Sali&amp;n balasan</source>
      <translation>Co&amp;py response</translation>
    </message>
    <message>
      <source>Salin balasan</source>
      <translation>Copy response</translation>
    </message>
    <message>
      <source>Server yang meneruskannya ke LAPOR!, tidak perlu diunggah</source>
      <translation>The server brings it to LAPOR!, not to be uploaded</translation>
    </message>
    <message>
      <source>Tanda unggah menunggu server</source>
      <translation>The upload mark waits for the server</translation>
    </message>
    <message>
      <source>Tandai sudah diunggah …</source>
      <translation>Mark as uploaded …</translation>
    </message>
    <message>
      <source>Tidak dapat diteruskan server, lihat dahulu di lapor.go.id</source>
      <translation>The server cannot bring it, look at lapor.go.id first</translation>
    </message>
  </context>
  <context>
    <name>RoleChoice</name>
    <message>
      <source>Bukti</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>Yang ditunjukkan foto</source>
      <translation>What the photo shows</translation>
    </message>
  </context>
  <context>
    <name>SavedFile</name>
    <message>
      <source>Buka berkas</source>
      <translation>Open file</translation>
    </message>
    <message>
      <source>Buka foldernya</source>
      <translation>Open its folder</translation>
    </message>
    <message>
      <source>Komputer ini tidak punya program untuk membukanya: {}</source>
      <translation>This computer has no program to open it: {}</translation>
    </message>
    <message>
      <source>“{}” tidak ada lagi di tempat itu.</source>
      <translation>“{}” is no longer there.</translation>
    </message>
  </context>
  <context>
    <name>SavingDialog</name>
    <message>
      <source>&amp;Tutup</source>
      <translation>C&amp;lose</translation>
    </message>
    <message>
      <source>Tampilkan &amp;nama pelapor (yang anonim tidak pernah)</source>
      <translation>Show reporter &amp;names (anonymous ones never)</translation>
    </message>
  </context>
  <context>
    <name>SearchField</name>
    <message>
      <source>Cari kata atau nomor … (Ctrl+F)</source>
      <translation>Search words or a number … (Ctrl+F)</translation>
    </message>
    <message>
      <source>Cari laporan</source>
      <translation>Search complaints</translation>
    </message>
  </context>
  <context>
    <name>SheetDialog</name>
    <message>
      <source>&amp;Cetak …</source>
      <translation>&amp;Print …</translation>
    </message>
    <message>
      <source>&amp;Simpan sebagai PDF …</source>
      <translation>&amp;Save as PDF …</translation>
    </message>
    <message>
      <source>Cetak laporan {}</source>
      <translation>Print complaint {}</translation>
    </message>
    <message>
      <source>Juga tindakan lain yang tidak untuk pelapor; masing-masing diberi tanda</source>
      <translation>Also other acts that are not for the reporter; each is marked as such</translation>
    </message>
    <message>
      <source>Lembar laporan dengan tenggat, riwayat, dan tanda terima, untuk kertas A4. Nama pelapor disamarkan, dan yang tidak untuk pelapor tidak disertakan, kecuali Anda memilihnya.</source>
      <translation>The sheet of the complaint with deadlines, history and receipts, for A4 paper. The reporter's name is masked, and what is not for the reporter is left out, unless you choose it.</translation>
    </message>
    <message>
      <source>Sertakan catatan &amp;internal</source>
      <translation>Include &amp;internal notes</translation>
    </message>
    <message>
      <source>Tampilkan &amp;nama pelapor</source>
      <translation>Show the reporter's &amp;name</translation>
    </message>
    <message numerus="yes">
      <source>{count} halaman, tersimpan di {path}.</source>
      <translation>
        <numerusform>{count} page, saved at {path}.</numerusform>
        <numerusform>{count} pages, saved at {path}.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ShortcutSheet</name>
    <message>
      <source>&amp;Simpan sebagai PDF …</source>
      <translation>&amp;Save as PDF …</translation>
    </message>
    <message>
      <source>&amp;Tutup</source>
      <translation>C&amp;lose</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <source>Pintasan Tindak.pdf</source>
      <translation>Shortcuts of Tindak.pdf</translation>
    </message>
    <message>
      <source>Pintasan papan ketik</source>
      <translation>Keyboard shortcuts</translation>
    </message>
    <message>
      <source>Tersimpan di {}.</source>
      <translation>Saved at {}.</translation>
    </message>
    <message>
      <source>Tindak · pintasan papan ketik</source>
      <translation>Tindak · keyboard shortcuts</translation>
    </message>
  </context>
  <context>
    <name>SignatureFields</name>
    <message>
      <source>&amp;Jabatan</source>
      <translation>P&amp;osition</translation>
    </message>
    <message>
      <source>&amp;Nama</source>
      <translation>&amp;Name</translation>
    </message>
    <message>
      <source>N&amp;IP</source>
      <translation>N&amp;IP</translation>
    </message>
    <message>
      <source>T&amp;empat</source>
      <translation>Plac&amp;e</translation>
    </message>
    <message>
      <source>yang menandatangani</source>
      <translation>who signs</translation>
    </message>
  </context>
  <context>
    <name>SimilarCases</name>
    <message>
      <source>Buka laporan {}: {}</source>
      <translation>Open complaint {}: {}</translation>
    </message>
    <message>
      <source>Kembali ke laporan ini dengan Alt+Kiri</source>
      <translation>Back to this complaint with Alt+Left</translation>
    </message>
    <message>
      <source>Laporan serupa</source>
      <translation>Similar complaints</translation>
    </message>
    <message>
      <source>Laporan serupa: dicari setelah isinya tiba</source>
      <translation>Similar complaints: looked for once the text is here</translation>
    </message>
    <message>
      <source>Laporan serupa: sedang dicari …</source>
      <translation>Similar complaints: being searched …</translation>
    </message>
    <message>
      <source>Laporan serupa: tidak dapat dicari.</source>
      <translation>Similar complaints: could not be looked for.</translation>
    </message>
    <message>
      <source>Laporan serupa: tidak ditemukan</source>
      <translation>Similar complaints: none found</translation>
    </message>
    <message>
      <source>Laporan serupa: {}, lihat di bawah</source>
      <translation>Similar complaints: {}, see below</translation>
    </message>
    <message>
      <source>judul hampir sama</source>
      <translation>nearly the same title</translation>
    </message>
    <message>
      <source>judul sama</source>
      <translation>same title</translation>
    </message>
    <message>
      <source>teks pelapor hampir sama</source>
      <translation>nearly the same text of the reporter</translation>
    </message>
    <message>
      <source>teks pelapor sama</source>
      <translation>same text of the reporter</translation>
    </message>
    <message>
      <source>tempat sama</source>
      <translation>same place</translation>
    </message>
    <message>
      <source>{why} · {status}</source>
      <translation>{why} · {status}</translation>
    </message>
  </context>
  <context>
    <name>Stage</name>
    <message>
      <source>Berkas ini tidak lagi ada di komputer ini.</source>
      <translation>This file is no longer on this computer.</translation>
    </message>
    <message>
      <source>Berkas {} ini belum diunduh ke komputer ini.</source>
      <translation>This file of {} has not been downloaded to this computer.</translation>
    </message>
    <message>
      <source>Dokumen tidak dibuka di sini. Simpan salinannya, lalu buka dengan program lain.</source>
      <translation>Documents are not opened here. Save a copy, then open it with another program.</translation>
    </message>
    <message>
      <source>Foto</source>
      <translation>Photo</translation>
    </message>
    <message>
      <source>Foto ini tidak dapat ditampilkan. Simpan salinannya, lalu buka di sana.</source>
      <translation>This photo cannot be shown. Save a copy, then open it there.</translation>
    </message>
    <message>
      <source>Ini baru pratinjau. {}</source>
      <translation>This is only a preview. {}</translation>
    </message>
    <message>
      <source>Membuka …</source>
      <translation>Opening …</translation>
    </message>
  </context>
  <context>
    <name>StatusLine</name>
    <message>
      <source>Aman dimatikan</source>
      <translation>Safe to switch off</translation>
    </message>
    <message>
      <source>Belum pernah sinkron</source>
      <translation>Never synced yet</translation>
    </message>
    <message>
      <source>Belum tersimpan</source>
      <translation>Not saved yet</translation>
    </message>
    <message>
      <source>Beri tahu pengelola jaringan; pekerjaan aman</source>
      <translation>Tell the network manager; your work is safe</translation>
    </message>
    <message>
      <source>Betulkan tanggal, jam, dan zona waktu; pekerjaan aman</source>
      <translation>Correct date, time and time zone; your work is safe</translation>
    </message>
    <message>
      <source>Betulkan tanggal, jam, dan zona waktu; sinkronisasi tetap berjalan</source>
      <translation>Correct date, time and time zone; syncing goes on</translation>
    </message>
    <message>
      <source>Buka peramban dan masuk ke jaringan; pekerjaan aman</source>
      <translation>Open a browser and sign in to the network; your work is safe</translation>
    </message>
    <message>
      <source>Dicoba lagi sebentar lagi</source>
      <translation>Next try in a moment</translation>
    </message>
    <message>
      <source>Dicoba lagi {}</source>
      <translation>Next try at {}</translation>
    </message>
    <message>
      <source>Ditolak proksi</source>
      <translation>Refused by the proxy</translation>
    </message>
    <message>
      <source>Jam komputer salah</source>
      <translation>Computer clock is wrong</translation>
    </message>
    <message>
      <source>Jangan matikan komputer dahulu: ada ketikan yang belum tersimpan.</source>
      <translation>Do not switch off yet: something you typed is not saved.</translation>
    </message>
    <message>
      <source>Jaringan meminta masuk</source>
      <translation>Network asks for sign-in</translation>
    </message>
    <message>
      <source>Komputer ini boleh dimatikan: semua yang Anda tulis sudah tersimpan di sini.</source>
      <translation>This computer may be switched off: all that you wrote is stored here.</translation>
    </message>
    <message>
      <source>Komputer perlu dilihat</source>
      <translation>Computer needs a look</translation>
    </message>
    <message>
      <source>Laporan unit Anda datang setelah sinkronisasi pertama</source>
      <translation>Your unit's complaints come with the first sync</translation>
    </message>
    <message>
      <source>Luring</source>
      <translation>Offline</translation>
    </message>
    <message>
      <source>Menunggu {}</source>
      <translation>Waiting: {}</translation>
    </message>
    <message>
      <source>Minta pengelola memperbarui program; pekerjaan aman</source>
      <translation>Ask the manager to update the program; your work is safe</translation>
    </message>
    <message>
      <source>Pekerjaan tetap aman di komputer ini; dikirim setelah Anda masuk lagi</source>
      <translation>Your work is safe on this computer; it is sent after you sign in again</translation>
    </message>
    <message>
      <source>Perlu masuk lagi</source>
      <translation>Sign in again</translation>
    </message>
    <message>
      <source>Perlu pembaruan</source>
      <translation>Update needed</translation>
    </message>
    <message>
      <source>Sambungan terputus</source>
      <translation>Connection broke</translation>
    </message>
    <message>
      <source>Sedang dipastikan: sudah berangkat, jawabannya belum tiba; dikirim ulang dengan nomor yang sama.</source>
      <translation>Being confirmed: sent, but the answer has not arrived; sent again under the same number.</translation>
    </message>
    <message>
      <source>Sedang menyinkronkan …</source>
      <translation>Syncing …</translation>
    </message>
    <message numerus="yes">
      <source>Sedang menyinkronkan: {} dari {} perubahan</source>
      <translation>
        <numerusform>Syncing: {} of {} change</numerusform>
        <numerusform>Syncing: {} of {} changes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Sedang menyinkronkan: {} dari {} perubahan, kira-kira {} lagi</source>
      <translation>
        <numerusform>Syncing: {} of {} change, about {} left</numerusform>
        <numerusform>Syncing: {} of {} changes, about {} left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Sedang menyinkronkan: {} perubahan tersimpan</source>
      <translation>
        <numerusform>Syncing: {} change saved</numerusform>
        <numerusform>Syncing: {} changes saved</numerusform>
      </translation>
    </message>
    <message>
      <source>Sejak {}</source>
      <translation>Since {}</translation>
    </message>
    <message>
      <source>Server dipelihara</source>
      <translation>Server in maintenance</translation>
    </message>
    <message>
      <source>Server terganggu</source>
      <translation>Server in trouble</translation>
    </message>
    <message>
      <source>Sinkron terakhir {}</source>
      <translation>Last synced {}</translation>
    </message>
    <message>
      <source>Sinkronisasi berikutnya {}</source>
      <translation>Next sync {}</translation>
    </message>
    <message>
      <source>Sinkronisasi pertama</source>
      <translation>First sync</translation>
    </message>
    <message>
      <source>Tersambung</source>
      <translation>Connected</translation>
    </message>
    <message>
      <source>Tersambung saat sinkron {}</source>
      <translation>Connected, synced {}</translation>
    </message>
    <message>
      <source>Teruskan bekerja; pekerjaan aman</source>
      <translation>Go on working; your work is safe</translation>
    </message>
    <message>
      <source>Teruskan bekerja; semua terkirim sendiri saat tersambung</source>
      <translation>Go on working; all is sent by itself once connected</translation>
    </message>
    <message>
      <source>Teruskan bekerja; semua terkirim sendiri sesudahnya</source>
      <translation>Go on working; all is sent by itself afterwards</translation>
    </message>
    <message>
      <source>Tidak ada yang dikirim sampai Luring dimatikan</source>
      <translation>Nothing is sent until Offline is turned off</translation>
    </message>
    <message>
      <source>Tidak ada yang menunggu dikirim</source>
      <translation>Nothing is waiting to be sent</translation>
    </message>
    <message>
      <source>Tidak tersambung</source>
      <translation>Not connected</translation>
    </message>
    <message>
      <source>Yang sudah tiba tersimpan; pekerjaan aman</source>
      <translation>What arrived is saved; your work is safe</translation>
    </message>
    <message>
      <source>kira-kira {}</source>
      <translation>about {}</translation>
    </message>
    <message>
      <source>{cause} (sejak {since})</source>
      <translation>{cause} (since {since})</translation>
    </message>
    <message numerus="yes">
      <source>{} belum pasti sampai; tidak terkirim dua kali</source>
      <translation>
        <numerusform>{} is not confirmed yet; it is never sent twice</numerusform>
        <numerusform>{} are not confirmed yet; none is ever sent twice</numerusform>
      </translation>
    </message>
    <message>
      <source>{} perlu dilihat</source>
      <translation>{} to look at</translation>
    </message>
    <message numerus="yes">
      <source>{} tindak lanjut</source>
      <translation>
        <numerusform>{} follow-up</numerusform>
        <numerusform>{} follow-ups</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} tindak lanjut {}</source>
      <translation>
        <numerusform>{} follow-up {}</numerusform>
        <numerusform>{} follow-ups {}</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TableDialog</name>
    <message>
      <source>&amp;Simpan sebagai …</source>
      <translation>&amp;Save as …</translation>
    </message>
    <message>
      <source>Bentuk berkas</source>
      <translation>Form of the file</translation>
    </message>
    <message>
      <source>Excel (.xlsx)</source>
      <translation>Excel (.xlsx)</translation>
    </message>
    <message>
      <source>Sedang ditulis …</source>
      <translation>Being written …</translation>
    </message>
    <message>
      <source>Sedang ditulis: {ready} dari {count} laporan</source>
      <translation>Being written: complaints {ready} of {count}</translation>
    </message>
    <message>
      <source>Simpan daftar</source>
      <translation>Save list</translation>
    </message>
    <message>
      <source>Teks (.csv), dipisah titik koma</source>
      <translation>Text (.csv), separated by semicolons</translation>
    </message>
    <message>
      <source>{count} laporan dengan kolom dan urutan seperti tampil sekarang. Nama pelapor dalam judul disamarkan.</source>
      <translation>Complaints: {count}, with columns and order as shown now. Names of reporters in titles are masked.</translation>
    </message>
    <message numerus="yes">
      <source>{count} laporan, tersimpan di {path}.</source>
      <translation>
        <numerusform>{count} complaint, saved at {path}.</numerusform>
        <numerusform>{count} complaints, saved at {path}.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TemplateChooser</name>
    <message>
      <source>&amp;Batal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>&amp;Sisipkan</source>
      <translation>&amp;Insert</translation>
    </message>
    <message>
      <source>&amp;Tutup</source>
      <translation>C&amp;lose</translation>
    </message>
    <message>
      <source>Belum ada templat untuk jenis tindak lanjut ini. Templat disiapkan admin koordinator di server dan datang ke komputer ini saat sinkronisasi. Sebelum itu, tulislah langsung; isi balasan yang baik ada di Bantuan (F1).</source>
      <translation>There is no template for this kind of follow-up yet. Templates are prepared by the coordinating admin on the server and come to this computer with a sync. Until then write directly; the help (F1) says what a good response holds.</translation>
    </message>
    <message>
      <source>Cari nama atau isi templat</source>
      <translation>Search name or text of templates</translation>
    </message>
    <message>
      <source>Cari templat</source>
      <translation>Search templates</translation>
    </message>
    <message>
      <source>Isi templat</source>
      <translation>Text of the template</translation>
    </message>
    <message>
      <source>Pilih templat</source>
      <translation>Choose a template</translation>
    </message>
    <message>
      <source>Templat</source>
      <translation>Templates</translation>
    </message>
    <message>
      <source>Tidak ada templat yang cocok.</source>
      <translation>No template fits.</translation>
    </message>
  </context>
  <context>
    <name>TemplatePicker</name>
    <message>
      <source>Belum diisi: {}. Isi dahulu, atau simpan sekali lagi bila memang begitu.</source>
      <translation>Not filled in: {}. Fill it in first, or save once more if it is meant so.</translation>
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <source>Tutup</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Urungkan (Ctrl+Z)</source>
      <translation>Undo (Ctrl+Z)</translation>
    </message>
  </context>
  <context>
    <name>TodayRoom</name>
    <message>
      <source> {} lagi dipantau pada unit.</source>
      <translation> {} more watched at units.</translation>
    </message>
    <message>
      <source>Buka laporan</source>
      <translation>Open complaints</translation>
    </message>
    <message>
      <source>Ctrl+K semua perintah · ? semua pintasan</source>
      <translation>Ctrl+K all commands · ? all shortcuts</translation>
    </message>
    <message>
      <source>Laporan pertama segera muncul di sini.</source>
      <translation>The first complaints appear here in a moment.</translation>
    </message>
    <message>
      <source>Laporan unit Anda belum diambil. Semuanya muncul di sini setelah sinkronisasi pertama.</source>
      <translation>The complaints of your unit have not been fetched. They all appear here after the first sync.</translation>
    </message>
    <message>
      <source>Lihat dan putuskan …</source>
      <translation>Look and decide …</translation>
    </message>
    <message>
      <source>Mulai baris bernomor itu</source>
      <translation>Begin the row of that number</translation>
    </message>
    <message>
      <source>Mulai baris yang dipilih</source>
      <translation>Begin the chosen row</translation>
    </message>
    <message>
      <source>Pindah ke baris berikutnya atau sebelumnya</source>
      <translation>Go to the next row or the one before</translation>
    </message>
    <message>
      <source>Tandai beberapa balasan sekaligus …</source>
      <translation>Mark several responses at once …</translation>
    </message>
    <message>
      <source>Tidak ada laporan terbuka. Laporan baru muncul di sini setelah sinkronisasi dengan server (F5).</source>
      <translation>No open complaint. New complaints appear here after a sync with the server (F5).</translation>
    </message>
    <message numerus="yes">
      <source>Tidak ada yang mendesak. {} laporan terbuka ada di Laporan.</source>
      <translation>
        <numerusform>Nothing is urgent. {} open complaint is under Complaints.</numerusform>
        <numerusform>Nothing is urgent. {} open complaints are under Complaints.</numerusform>
      </translation>
    </message>
    <message>
      <source>Tidak ada yang menunggu Anda sendiri. {} hal dipantau pada unit.</source>
      <translation>Nothing is waiting for you yourself. {} watched at units.</translation>
    </message>
    <message>
      <source>Tidak ada yang menunggu sekarang.</source>
      <translation>Nothing is waiting now.</translation>
    </message>
    <message>
      <source>Yang perlu dikerjakan</source>
      <translation>What is to be done</translation>
    </message>
    <message numerus="yes">
      <source>{} balasan menunggu di server: penerusan ke LAPOR! sedang terhenti. Beri tahu admin koordinator.</source>
      <translation>
        <numerusform>{} response waits on the server: its way to LAPOR! stands still. Tell the coordinating administrator.</numerusform>
        <numerusform>{} responses wait on the server: their way to LAPOR! stands still. Tell the coordinating administrator.</numerusform>
      </translation>
    </message>
    <message>
      <source>{} hal menunggu Anda. Pelapor yang menunggu didahulukan. Mulai dari yang teratas dengan Enter, atau tekan nomornya.</source>
      <translation>{} waiting for you. Reporters who wait for an answer come first. Start at the top with Enter, or press a number.</translation>
    </message>
    <message>
      <source>… dan {} lagi di Laporan</source>
      <translation>… and {} more under Complaints</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>&amp;Templat</source>
      <translation>&amp;Templates</translation>
    </message>
    <message>
      <source>Ctrl+T, atau ketik :: di dalam teks</source>
      <translation>Ctrl+T, or type :: inside the text</translation>
    </message>
    <message>
      <source>Esc: ke Kotak keluar; yang ditulis tersimpan sebagai draf</source>
      <translation>Esc: to the outbox; what was written stays as a draft</translation>
    </message>
    <message>
      <source>Esc: ke laporannya; yang ditulis tersimpan sebagai draf</source>
      <translation>Esc: to its complaint; what is written is saved as a draft</translation>
    </message>
    <message>
      <source>F6: seperti yang dibaca pelapor</source>
      <translation>F6: as the reporter reads it</translation>
    </message>
    <message>
      <source>Ke Kot&amp;ak keluar</source>
      <translation>B&amp;ack to the outbox</translation>
    </message>
    <message>
      <source>Kemb&amp;ali</source>
      <translation>&amp;Back</translation>
    </message>
    <message>
      <source>Kemb&amp;ali ke laporan</source>
      <translation>B&amp;ack to the complaint</translation>
    </message>
    <message>
      <source>Kembali ke &amp;daftar</source>
      <translation>Bac&amp;k to the list</translation>
    </message>
    <message>
      <source>Lihat di Kotak keluar</source>
      <translation>See it in the outbox</translation>
    </message>
    <message>
      <source>Lihat lap&amp;oran tadi</source>
      <translation>See the pre&amp;vious complaint</translation>
    </message>
    <message>
      <source>P&amp;ratinjau</source>
      <translation>P&amp;review</translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>&amp;Buka jendela</source>
      <translation>&amp;Open window</translation>
    </message>
    <message>
      <source>&amp;Keluar dan kunci data</source>
      <translation>&amp;Quit and lock the data</translation>
    </message>
    <message>
      <source>&amp;Luring</source>
      <translation>&amp;Offline</translation>
    </message>
    <message>
      <source>&amp;Sinkronkan sekarang</source>
      <translation>&amp;Sync now</translation>
    </message>
    <message>
      <source>Tetap berjalan bila jendela &amp;ditutup (data tetap terbuka)</source>
      <translation>Keep running when the window is &amp;closed (data stays open)</translation>
    </message>
    <message>
      <source>Tidak ada yang menunggu dikirim</source>
      <translation>Nothing is waiting to be sent</translation>
    </message>
    <message>
      <source>Tindak</source>
      <translation>Tindak</translation>
    </message>
    <message>
      <source>Tindak · {}</source>
      <translation>Tindak · {}</translation>
    </message>
    <message numerus="yes">
      <source>{} balasan pelapor baru menunggu jawaban.</source>
      <translation>
        <numerusform>{} new reporter's reply is waiting for an answer.</numerusform>
        <numerusform>{} new reporters' replies are waiting for an answer.</numerusform>
      </translation>
    </message>
    <message>
      <source>{} menunggu dikirim</source>
      <translation>{} waiting to be sent</translation>
    </message>
    <message numerus="yes">
      <source>{} pelapor menunggu jawaban</source>
      <translation>
        <numerusform>{} reporter waiting for an answer</numerusform>
        <numerusform>{} reporters waiting for an answer</numerusform>
      </translation>
    </message>
    <message>
      <source>{} perlu dilihat</source>
      <translation>{} to look at</translation>
    </message>
    <message>
      <source>{} tindakan ditahan dan perlu dilihat. Tidak ada yang hilang.</source>
      <translation>{} held and to look at. Nothing is lost.</translation>
    </message>
  </context>
  <context>
    <name>UnitChooser</name>
    <message>
      <source>(tidak menyebut unit)</source>
      <translation>(no unit named)</translation>
    </message>
    <message>
      <source>Cari unit</source>
      <translation>Search units</translation>
    </message>
    <message>
      <source>Ketik sebagian nama unit</source>
      <translation>Type a part of the unit's name</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Unit</translation>
    </message>
    <message>
      <source>Unit: tandai dengan spasi</source>
      <translation>Units: tick with Space</translation>
    </message>
  </context>
  <context>
    <name>UploadWords</name>
    <message>
      <source>Balasan {place} dari {count}: {reply}</source>
      <translation>Reply {place} of {count}: {reply}</translation>
    </message>
    <message>
      <source>{kind} yang ditulis {when}: “{words}”</source>
      <translation>{kind} written {when}: “{words}”</translation>
    </message>
    <message>
      <source>{kind} {day} {time}</source>
      <translation>{kind} of {day} {time}</translation>
    </message>
    <message numerus="yes">
      <source>{} balasan</source>
      <translation>
        <numerusform>{} response</numerusform>
        <numerusform>{} responses</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>UploadsDialog</name>
    <message>
      <source>&amp;Batal</source>
      <translation>&amp;Cancel</translation>
    </message>
    <message>
      <source>&amp;Tandai</source>
      <translation>&amp;Mark</translation>
    </message>
    <message numerus="yes">
      <source>&amp;Tandai {} balasan</source>
      <translation>
        <numerusform>&amp;Mark {} response</numerusform>
        <numerusform>&amp;Mark {} responses</numerusform>
      </translation>
    </message>
    <message>
      <source>Balasan mana yang sudah diunggah?</source>
      <translation>Which responses are uploaded?</translation>
    </message>
    <message>
      <source>Balasan yang harus diunggah kantor Anda</source>
      <translation>Responses that your office has to upload</translation>
    </message>
    <message>
      <source>Centang hanya balasan yang benar-benar tampil di lapor.go.id. Waktu unggahnya dicatat sekarang; untuk waktu lain, tandai dari laporannya satu per satu.</source>
      <translation>Tick only responses that really appear on lapor.go.id. The time of upload is recorded as now; for another time, mark them one by one from their complaints.</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <source>Mungkin sudah ada di sana: cari dahulu di lapor.go.id.</source>
      <translation>It may be there already: look for it on lapor.go.id first.</translation>
    </message>
    <message>
      <source>Tandai sudah diunggah</source>
      <translation>Mark as uploaded</translation>
    </message>
    <message numerus="yes">
      <source>{} balasan ditandai.</source>
      <translation>
        <numerusform>{} response marked.</numerusform>
        <numerusform>{} responses marked.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{} balasan lagi tampil di sini setelah yang ini ditandai.</source>
      <translation>
        <numerusform>{} more response appears here once these are marked.</numerusform>
        <numerusform>{} more responses appear here once these are marked.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ViewChoice</name>
    <message>
      <source>Di semua</source>
      <translation>In all</translation>
    </message>
    <message>
      <source>Ganti nama tampilan</source>
      <translation>Rename view</translation>
    </message>
    <message>
      <source>Laporan yang ditampilkan</source>
      <translation>Complaints that are shown</translation>
    </message>
    <message>
      <source>Pilih tampilan yang Anda simpan dahulu.</source>
      <translation>Choose a view that you saved first.</translation>
    </message>
    <message>
      <source>Saringan, kata yang dicari, kolom dan urutan disimpan. Nama yang sudah ada digantikan.</source>
      <translation>Filters, searched words, columns and order are saved. A view of that name is replaced.</translation>
    </message>
    <message>
      <source>Simpan tampilan</source>
      <translation>Save view</translation>
    </message>
    <message>
      <source>Sudah ada tampilan bernama “{}”. Pilih nama lain.</source>
      <translation>There is already a view named “{}”. Choose another name.</translation>
    </message>
  </context>
  <context>
    <name>Viewer</name>
    <message>
      <source>&amp;Simpan salinan …</source>
      <translation>&amp;Save copy …</translation>
    </message>
    <message>
      <source>&amp;Tutup</source>
      <translation>C&amp;lose</translation>
    </message>
    <message>
      <source>&amp;Unduh</source>
      <translation>&amp;Download</translation>
    </message>
    <message>
      <source>&amp;Unduh ({})</source>
      <translation>&amp;Download ({})</translation>
    </message>
    <message>
      <source>Buka foldernya</source>
      <translation>Open its folder</translation>
    </message>
    <message>
      <source>Disimpan sebagai {}. Salinan itu tidak terenkripsi.</source>
      <translation>Saved as {}. That copy is not encrypted.</translation>
    </message>
    <message>
      <source>Foto dan dokumen</source>
      <translation>Photos and documents</translation>
    </message>
    <message>
      <source>Foto sedang diubah …</source>
      <translation>The photo is being changed …</translation>
    </message>
    <message>
      <source>Mengunduh; menunggu giliran bila sinkronisasi sedang berjalan.</source>
      <translation>Downloading; waits for its turn while a sync is running.</translation>
    </message>
    <message>
      <source>Simpan salinan</source>
      <translation>Save copy</translation>
    </message>
    <message>
      <source>Tutup</source>
      <translation>Close</translation>
    </message>
  </context>
  <context>
    <name>ViewerBar</name>
    <message>
      <source>+</source>
      <translation>+</translation>
    </message>
    <message>
      <source>100 %</source>
      <translation>100%</translation>
    </message>
    <message>
      <source>Berkas berikutnya (Page Down)</source>
      <translation>Next file (Page Down)</translation>
    </message>
    <message>
      <source>Berkas sebelumnya (Page Up)</source>
      <translation>Previous file (Page Up)</translation>
    </message>
    <message>
      <source>Dua foto bersebelahan</source>
      <translation>Two photos side by side</translation>
    </message>
    <message>
      <source>Kembali ke satu foto</source>
      <translation>Back to one photo</translation>
    </message>
    <message>
      <source>Pas</source>
      <translation>Fit</translation>
    </message>
    <message>
      <source>Perbesar (+)</source>
      <translation>Larger (+)</translation>
    </message>
    <message>
      <source>Perkecil (-)</source>
      <translation>Smaller (-)</translation>
    </message>
    <message>
      <source>Putar kanan</source>
      <translation>Rotate right</translation>
    </message>
    <message>
      <source>Putar ke kanan</source>
      <translation>Rotate to the right</translation>
    </message>
    <message>
      <source>Putar ke kiri</source>
      <translation>Rotate to the left</translation>
    </message>
    <message>
      <source>Putar kiri</source>
      <translation>Rotate left</translation>
    </message>
    <message>
      <source>Sandingkan</source>
      <translation>Compare</translation>
    </message>
    <message>
      <source>Tampilkan seluruhnya (0)</source>
      <translation>Show all of it (0)</translation>
    </message>
    <message>
      <source>Tutupi bagian …</source>
      <translation>Cover parts …</translation>
    </message>
    <message>
      <source>Tutupi wajah, pelat nomor, atau nama</source>
      <translation>Cover faces, number plates or names</translation>
    </message>
    <message>
      <source>Ukuran asli (1)</source>
      <translation>Original size (1)</translation>
    </message>
    <message>
      <source>pratinjau</source>
      <translation>preview</translation>
    </message>
    <message>
      <source>{} %</source>
      <translation>{}%</translation>
    </message>
    <message>
      <source>{} dari {}</source>
      <translation>{} of {}</translation>
    </message>
    <message>
      <source>‹</source>
      <translation>‹</translation>
    </message>
    <message>
      <source>›</source>
      <translation>›</translation>
    </message>
    <message>
      <source>−</source>
      <translation>−</translation>
    </message>
  </context>
  <context>
    <name>ViewerSide</name>
    <message>
      <source>Ada bagian yang ditutup; pada salinan ini tidak dapat dibuka lagi.</source>
      <translation>Parts are covered; in this copy they cannot be uncovered any more.</translation>
    </message>
    <message>
      <source>Bukti Utuh</source>
      <translation>Bukti Utuh</translation>
    </message>
    <message>
      <source>Diambil</source>
      <translation>Taken</translation>
    </message>
    <message>
      <source>Dilampirkan oleh</source>
      <translation>Attached by</translation>
    </message>
    <message>
      <source>Keterangan berkas</source>
      <translation>About the file</translation>
    </message>
    <message>
      <source>Menunjukkan</source>
      <translation>Shows</translation>
    </message>
    <message>
      <source>Pemeriksaan apakah foto ini utuh dan belum pernah dipakai. Catatan, bukan tuduhan: putuskan sendiri.</source>
      <translation>A check whether this photo is whole and was not used before. A remark, not an accusation: decide for yourself.</translation>
    </message>
    <message>
      <source>Penutupan</source>
      <translation>Covering</translation>
    </message>
    <message>
      <source>Tidak ada catatan.</source>
      <translation>No remarks.</translation>
    </message>
    <message>
      <source>Ukuran kiriman</source>
      <translation>Size when sent</translation>
    </message>
    <message>
      <source>tidak tercatat di dalam foto</source>
      <translation>not recorded in the photo</translation>
    </message>
  </context>
  <context>
    <name>Wanted</name>
    <message>
      <source>(tanpa kategori)</source>
      <translation>(without category)</translation>
    </message>
    <message>
      <source>7 hari terakhir</source>
      <translation>Last 7 days</translation>
    </message>
    <message>
      <source>Ada di kotak keluar</source>
      <translation>In the outbox</translation>
    </message>
    <message>
      <source>Ada draf</source>
      <translation>Has a draft</translation>
    </message>
    <message>
      <source>Anonim</source>
      <translation>Anonymous</translation>
    </message>
    <message>
      <source>Belum didisposisi</source>
      <translation>Not assigned</translation>
    </message>
    <message>
      <source>Bulan ini</source>
      <translation>This month</translation>
    </message>
    <message>
      <source>Bulan lalu</source>
      <translation>Last month</translation>
    </message>
    <message>
      <source>Dari tanggal sampai tanggal</source>
      <translation>From day to day</translation>
    </message>
    <message>
      <source>Hanya {unit}, tanpa unit di bawahnya</source>
      <translation>Only {unit}, without units below it</translation>
    </message>
    <message>
      <source>Hari ini</source>
      <translation>Today</translation>
    </message>
    <message>
      <source>Kapan saja</source>
      <translation>Any time</translation>
    </message>
    <message>
      <source>Lewat tenggat</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <source>Masih lebih dari 2 hari kerja</source>
      <translation>More than 2 working days left</translation>
    </message>
    <message>
      <source>Masuk {first} s.d. {last}</source>
      <translation>Arrived {first} to {last}</translation>
    </message>
    <message>
      <source>Masuk {month}</source>
      <translation>Arrived {month}</translation>
    </message>
    <message>
      <source>Masuk: {period}</source>
      <translation>Arrived: {period}</translation>
    </message>
    <message>
      <source>Monev: ada catatan Bukti Utuh</source>
      <translation>Monev: noticed by Bukti Utuh</translation>
    </message>
    <message>
      <source>Monev: ada kendala</source>
      <translation>Monev: with constraints</translation>
    </message>
    <message>
      <source>Monev: ada tulisan petugas</source>
      <translation>Monev: officers wrote about it</translation>
    </message>
    <message>
      <source>Monev: balasan pertama melewati tenggat</source>
      <translation>Monev: first response beyond the limit</translation>
    </message>
    <message>
      <source>Monev: bukan yang dikembalikan</source>
      <translation>Monev: not returned</translation>
    </message>
    <message>
      <source>Monev: dibuka lagi setelah ditutup</source>
      <translation>Monev: reopened after closing</translation>
    </message>
    <message>
      <source>Monev: dinilai pelapor</source>
      <translation>Monev: rated by the reporter</translation>
    </message>
    <message>
      <source>Monev: foto – {name}</source>
      <translation>Monev: photo – {name}</translation>
    </message>
    <message>
      <source>Monev: juga yang dikembalikan</source>
      <translation>Monev: returned ones too</translation>
    </message>
    <message>
      <source>Monev: kendala {name}</source>
      <translation>Monev: constraint {name}</translation>
    </message>
    <message>
      <source>Monev: melewati tenggat</source>
      <translation>Monev: overdue</translation>
    </message>
    <message>
      <source>Monev: pelapor menunggu jawaban</source>
      <translation>Monev: reporter is waiting for an answer</translation>
    </message>
    <message>
      <source>Monev: pernah dikembalikan</source>
      <translation>Monev: returned before</translation>
    </message>
    <message>
      <source>Monev: pernah salah disposisi</source>
      <translation>Monev: assigned wrongly before</translation>
    </message>
    <message>
      <source>Monev: proses dan selesai</source>
      <translation>Monev: in process and done</translation>
    </message>
    <message>
      <source>Monev: selesai dalam periode, kapan pun masuknya</source>
      <translation>Monev: completed in the period, whenever it came in</translation>
    </message>
    <message>
      <source>Monev: selesai melewati tenggat</source>
      <translation>Monev: completed beyond the limit</translation>
    </message>
    <message>
      <source>Monev: selesai pada tanggal yang diketahui</source>
      <translation>Monev: completed on a known day</translation>
    </message>
    <message>
      <source>Monev: sudah dibalas di sini</source>
      <translation>Monev: replied to here</translation>
    </message>
    <message>
      <source>Monev: tanpa kategori</source>
      <translation>Monev: without category</translation>
    </message>
    <message>
      <source>Monev: tanpa tanggal masuk</source>
      <translation>Monev: without a day of arrival</translation>
    </message>
    <message>
      <source>Monev: tertunda atau arsip</source>
      <translation>Monev: postponed or archived</translation>
    </message>
    <message>
      <source>Monev: tindakan ditahan</source>
      <translation>Monev: actions held</translation>
    </message>
    <message>
      <source>Perlu dijawab</source>
      <translation>Needs an answer</translation>
    </message>
    <message>
      <source>Rahasia</source>
      <translation>Confidential</translation>
    </message>
    <message>
      <source>Selesai {first} s.d. {last}</source>
      <translation>Completed {first} to {last}</translation>
    </message>
    <message>
      <source>Semester ini</source>
      <translation>This semester</translation>
    </message>
    <message>
      <source>Semua</source>
      <translation>All</translation>
    </message>
    <message>
      <source>Sumber: {name}</source>
      <translation>Channel: {name}</translation>
    </message>
    <message>
      <source>Tahun ini</source>
      <translation>This year</translation>
    </message>
    <message>
      <source>Tahun lalu</source>
      <translation>Last year</translation>
    </message>
    <message>
      <source>Tanpa tenggat</source>
      <translation>No deadline</translation>
    </message>
    <message>
      <source>Tenggat dalam 2 hari kerja</source>
      <translation>Due within 2 working days</translation>
    </message>
    <message>
      <source>Tenggat minggu ini</source>
      <translation>Due this week</translation>
    </message>
    <message>
      <source>Terbuka</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>Triwulan ini</source>
      <translation>This quarter</translation>
    </message>
  </context>
  <context>
    <name>WritingField</name>
    <message>
      <source>Teks tindak lanjut</source>
      <translation>Text of the follow-up</translation>
    </message>
    <message>
      <source>Tulis di sini. Tersimpan sendiri sebagai draf.</source>
      <translation>Write here. Saved automatically as a draft.</translation>
    </message>
  </context>
  <context>
    <name>_Program</name>
    <message>
      <source>Ada kesalahan dalam program. Yang sudah tersimpan tetap aman. Bila terulang, tutup lalu buka kembali program ini dan beri tahu pengelola.</source>
      <translation>There is a fault in the program. What was saved stays safe. If it happens again, close and reopen this program and tell the manager.</translation>
    </message>
    <message>
      <source>Tindak</source>
      <translation>Tindak</translation>
    </message>
  </context>
  <context>
    <name>_Side</name>
    <message>
      <source>Bukti</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>Foto ini belum diunduh ke komputer ini.</source>
      <translation>This photo has not been downloaded to this computer.</translation>
    </message>
    <message>
      <source>diambil {}</source>
      <translation>taken {}</translation>
    </message>
    <message>
      <source>pada draf</source>
      <translation>in the draft</translation>
    </message>
    <message>
      <source>waktu pengambilan tidak tercatat</source>
      <translation>time of taking not recorded</translation>
    </message>
  </context>
  <context>
    <name>wording</name>
    <message>
      <source>Arsip</source>
      <translation>Archived</translation>
    </message>
    <message>
      <source>Balasan pelapor</source>
      <translation>Reporter's reply</translation>
    </message>
    <message>
      <source>Belum ditindaklanjuti</source>
      <translation>No follow-up</translation>
    </message>
    <message>
      <source>Belum terverifikasi</source>
      <translation>Unverified</translation>
    </message>
    <message>
      <source>Catatan internal</source>
      <translation>Internal note</translation>
    </message>
    <message>
      <source>Diarsipkan</source>
      <translation>Archived</translation>
    </message>
    <message>
      <source>Dikaitkan dengan laporan lain</source>
      <translation>Linked with another complaint</translation>
    </message>
    <message>
      <source>Dikembalikan</source>
      <translation>Returned</translation>
    </message>
    <message>
      <source>Dikembalikan ke koordinator</source>
      <translation>Returned to the coordinator</translation>
    </message>
    <message>
      <source>Dilanjutkan</source>
      <translation>Resumed</translation>
    </message>
    <message>
      <source>Disposisi</source>
      <translation>Assignment</translation>
    </message>
    <message>
      <source>Disposisi ulang</source>
      <translation>Reassignment</translation>
    </message>
    <message>
      <source>Ditandai sudah diunggah</source>
      <translation>Marked as uploaded</translation>
    </message>
    <message>
      <source>Ditunda</source>
      <translation>Postponed</translation>
    </message>
    <message>
      <source>Ditutup</source>
      <translation>Closed</translation>
    </message>
    <message>
      <source>Ditutup oleh sistem</source>
      <translation>Closed by the system</translation>
    </message>
    <message>
      <source>Ditutup sistem</source>
      <translation>Closed by system</translation>
    </message>
    <message>
      <source>Diunggah {}</source>
      <translation>Uploaded {}</translation>
    </message>
    <message>
      <source>HK</source>
      <translation>day days</translation>
    </message>
    <message>
      <source>HK: hari kerja, tanpa Sabtu, Minggu, dan hari libur</source>
      <translation>Working days: without Saturdays, Sundays and holidays</translation>
    </message>
    <message>
      <source>Jawaban kepada pelapor</source>
      <translation>Answer to the reporter</translation>
    </message>
    <message>
      <source>Jawaban konsultasi</source>
      <translation>Answer to a consultation</translation>
    </message>
    <message>
      <source>Judul atau kategori diubah</source>
      <translation>Title or category changed</translation>
    </message>
    <message>
      <source>Kendala</source>
      <translation>Constraint</translation>
    </message>
    <message>
      <source>Konsep balasan</source>
      <translation>Proposed response</translation>
    </message>
    <message>
      <source>Konsep ditolak</source>
      <translation>Proposed response declined</translation>
    </message>
    <message>
      <source>Konsultasi unit</source>
      <translation>Consultation of units</translation>
    </message>
    <message>
      <source>Perlu dijawab</source>
      <translation>Needs an answer</translation>
    </message>
    <message>
      <source>Permintaan kelengkapan</source>
      <translation>Request for missing details</translation>
    </message>
    <message>
      <source>Proses</source>
      <translation>In process</translation>
    </message>
    <message>
      <source>Respon awal</source>
      <translation>First response</translation>
    </message>
    <message>
      <source>Respon substantif</source>
      <translation>Substantive response</translation>
    </message>
    <message>
      <source>Selesai</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Templat dihapus</source>
      <translation>Template deleted</translation>
    </message>
    <message>
      <source>Templat disimpan</source>
      <translation>Template saved</translation>
    </message>
    <message>
      <source>Tertunda</source>
      <translation>Postponed</translation>
    </message>
    <message>
      <source>Tuntas</source>
      <translation>Completion</translation>
    </message>
    <message>
      <source>Usulan selesai</source>
      <translation>Proposed for closing</translation>
    </message>
    <message>
      <source>Verifikasi</source>
      <translation>Verification</translation>
    </message>
    <message>
      <source>arsip</source>
      <translation>archived</translation>
    </message>
    <message>
      <source>baru lewat</source>
      <translation>just overdue</translation>
    </message>
    <message>
      <source>beberapa detik</source>
      <translation>a few seconds</translation>
    </message>
    <message>
      <source>berakhir</source>
      <translation>ended</translation>
    </message>
    <message numerus="yes">
      <source>berhenti, lewat {late} HK</source>
      <translation>
        <numerusform>stopped, {late} day late</numerusform>
        <numerusform>stopped, {late} days late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>berhenti, sisa {left} HK</source>
      <translation>
        <numerusform>stopped, {left} day left</numerusform>
        <numerusform>stopped, {left} days left</numerusform>
      </translation>
    </message>
    <message>
      <source>besok</source>
      <translation>tomorrow</translation>
    </message>
    <message>
      <source>ditanyakan ke unit</source>
      <translation>asked of a unit</translation>
    </message>
    <message>
      <source>giliran Anda</source>
      <translation>your turn</translation>
    </message>
    <message>
      <source>giliran koordinator</source>
      <translation>coordinator's turn</translation>
    </message>
    <message>
      <source>giliran unit</source>
      <translation>unit's turn</translation>
    </message>
    <message>
      <source>hari ini</source>
      <translation>today</translation>
    </message>
    <message>
      <source>kemarin {}</source>
      <translation>yesterday {}</translation>
    </message>
    <message>
      <source>kembali</source>
      <translation>returned</translation>
    </message>
    <message numerus="yes">
      <source>lewat {} HK</source>
      <translation>
        <numerusform>{} day late</numerusform>
        <numerusform>{} days late</numerusform>
      </translation>
    </message>
    <message>
      <source>menunggu pelapor</source>
      <translation>reporter's turn</translation>
    </message>
    <message>
      <source>mungkin sudah, {day}</source>
      <translation>perhaps already, {day}</translation>
    </message>
    <message>
      <source>nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas</source>
      <translation>zero one two three four five six seven eight nine ten eleven</translation>
    </message>
    <message>
      <source>perlu diputuskan</source>
      <translation>needs a decision</translation>
    </message>
    <message>
      <source>selesai</source>
      <translation>done</translation>
    </message>
    <message>
      <source>tanpa tenggat</source>
      <translation>no deadline</translation>
    </message>
    <message>
      <source>tepat waktu</source>
      <translation>on time</translation>
    </message>
    <message>
      <source>terlambat</source>
      <translation>late</translation>
    </message>
    <message>
      <source>tertunda</source>
      <translation>postponed</translation>
    </message>
    <message>
      <source>{day} · baru lewat</source>
      <translation>{day} · just overdue</translation>
    </message>
    <message numerus="yes">
      <source>{day} · lewat {late} HK</source>
      <translation>
        <numerusform>{day} · {late} day late</numerusform>
        <numerusform>{day} · {late} days late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{day} · {left} HK lagi</source>
      <translation>
        <numerusform>{day} · {left} day left</numerusform>
        <numerusform>{day} · {left} days left</numerusform>
      </translation>
    </message>
    <message>
      <source>{name}: {words}</source>
      <translation>{name}: {words}</translation>
    </message>
    <message numerus="yes">
      <source>{} HK lagi</source>
      <translation>
        <numerusform>{} day left</numerusform>
        <numerusform>{} days left</numerusform>
      </translation>
    </message>
    <message>
      <source>{} detik</source>
      <translation>{} s</translation>
    </message>
    <message>
      <source>{} jam</source>
      <translation>{} h</translation>
    </message>
    <message>
      <source>{} menit</source>
      <translation>{} min</translation>
    </message>
  </context>
</TS>
